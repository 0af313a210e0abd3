package org.lapwing.accuracy.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lapwing.accuracy.PairVisitor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;

/// Whether a map's probabilities are honest: of the pixels it is 80 % sure of, 80 % should be right.
///
/// Bins of equal width by the probability of the best class; the expected calibration error is the mean gap
/// between confidence and accuracy, weighted by pixels (Naeini, Cooper and Hauskrecht 2015, AAAI, equation 1;
/// Guo et al. 2017, ICML, equation 3), the maximum calibration error the largest gap (Guo et al. 2017, equation
/// 5).
public final class CalibrationCounter implements PairVisitor {

    /// Number of bins.
    public static final int BINS = 20;

    private final RasterSource probabilities;
    private final int classes;
    private final long[] pixels = new long[BINS];
    private final long[] right = new long[BINS];
    private final double[] confidence = new double[BINS];
    private double ofTruth;
    private long all;

    /// One bin.
    ///
    /// @param from lowest probability
    /// @param to highest probability
    /// @param pixels pixels in it
    /// @param meanConfidence their mean probability of the best class
    /// @param accuracy share of them whose best class is that of the reference
    public record Bin(double from, double to, long pixels, double meanConfidence, double accuracy) {}

    /// What the probabilities say.
    ///
    /// @param bins those that hold pixels, by rising probability
    /// @param expectedError expected calibration error; empty where no pixel was counted
    /// @param maximumError largest gap of a bin
    /// @param meanOfTruth mean probability of the class that the reference has
    public record Calibration(
            List<Bin> bins, OptionalDouble expectedError, OptionalDouble maximumError, OptionalDouble meanOfTruth) {

        /// Copies the list.
        public Calibration {
            bins = List.copyOf(bins);
        }
    }

    /// @param probabilities on the map's pixels, one band a class in the order of the legend; shares of 1, or
    ///     of 100 or 255 where the numbers say so by their scale
    /// @param classes number of classes
    /// @throws IllegalArgumentException where bands and classes differ in number
    public CalibrationCounter(RasterSource probabilities, int classes) {
        if (probabilities.bands().size() != classes) {
            throw new IllegalArgumentException(probabilities.name() + " has "
                    + probabilities.bands().size() + " bands for " + classes
                    + " classes. Give probabilities with one band for each class of the legend, in its order.");
        }
        this.probabilities = probabilities;
        this.classes = classes;
    }

    @Override
    public void visit(Window piece, byte[] map, byte[] reference, CancelToken cancel) throws RasterReadException {
        var tile = probabilities.read(piece, cancel);
        int count = Math.toIntExact(piece.pixels());
        var values = new float[count * classes];
        for (int band = 0; band < classes; band++) {
            tile.copyValues(band, values, band * count);
        }
        for (int at = 0; at < count; at++) {
            int truth = reference[at] & 0xFF;
            if (truth < classes && tile.isValid(at % piece.width(), at / piece.width())) {
                add(values, at, count, truth);
            }
        }
    }

    private void add(float[] values, int at, int count, int truth) throws RasterReadException {
        float sum = 0;
        int best = 0;
        for (int index = 0; index < classes; index++) {
            float value = values[index * count + at];
            if (!(value >= 0)) {
                throw new RasterReadException(probabilities.name() + " holds " + value
                        + ", which is no probability. Give probabilities, not scores.");
            }
            sum += value;
            best = value > values[best * count + at] ? index : best;
        }
        if (sum <= 0) {
            return;
        }
        // rounded probabilities, such as bytes, do not sum to exactly one
        double sure = values[best * count + at] / sum;
        int bin = Math.min(BINS - 1, (int) (sure * BINS));
        pixels[bin]++;
        right[bin] += best == truth ? 1 : 0;
        confidence[bin] += sure;
        ofTruth += values[truth * count + at] / sum;
        all++;
    }

    /// What was counted so far.
    public Calibration calibration() {
        var bins = new ArrayList<Bin>();
        double expected = 0;
        double maximum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (pixels[bin] > 0) {
                double mean = confidence[bin] / pixels[bin];
                double accuracy = (double) right[bin] / pixels[bin];
                double gap = Math.abs(mean - accuracy);
                expected += gap * pixels[bin] / all;
                maximum = Math.max(maximum, gap);
                bins.add(new Bin((double) bin / BINS, (bin + 1.0) / BINS, pixels[bin], mean, accuracy));
            }
        }
        return all == 0
                ? new Calibration(List.of(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty())
                : new Calibration(
                        bins,
                        OptionalDouble.of(expected),
                        OptionalDouble.of(maximum),
                        OptionalDouble.of(ofTruth / all));
    }
}
