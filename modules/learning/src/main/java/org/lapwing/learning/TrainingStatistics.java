package org.lapwing.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.Legend;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.TrainedValues;
import org.lapwing.raster.RasterReadException;

/// Where the values of each band lie over labelled training pixels: mean, standard deviation and range.
final class TrainingStatistics {

    private static final int MOST_CELLS = 256;

    /// Values of all bands that are kept for percentiles, and at least so many of each.
    private static final int MOST_KEPT = 1 << 22;

    private static final int FEWEST_KEPT = 1 << 12;

    /// What was measured, band by band.
    ///
    /// @param bands how values are normalised
    /// @param values where they lie
    record Measured(List<BandNormalization> bands, List<TrainedValues> values) {

        Measured {
            bands = List.copyOf(bands);
            values = List.copyOf(values);
        }
    }

    private TrainingStatistics() {}

    /// Reads at most 256 seeded cells of the training blocks and adds up their labelled, valid pixels. Where labels are
    /// sparse, cells without any count too, and pixels whether labelled or not: a few patches do not show what
    /// values an image has.
    ///
    /// Sums are kept relative to the first value of each band, so that large offsets cost no digits.
    ///
    /// @throws TrainingDataException if the chosen cells hold no valid labelled pixel, or a band is constant there
    static Measured of(
            List<LabelledImage> images,
            LabelCensus census,
            SpatialSplit split,
            long seed,
            CancelToken cancel,
            ProgressListener listener)
            throws RasterReadException, TrainingDataException {
        long start = System.nanoTime();
        boolean sparse = TrainingData.isSparse(images);
        var learnt = new ArrayList<>(census.cells().stream()
                .filter(cell -> sparse || Arrays.stream(cell.counts()).sum() > 0)
                .filter(cell -> split.isFree(cell.image(), cell.window(), Part.TRAINING))
                .toList());
        learnt.sort(Comparator.comparingLong(cell -> Seeds.mix(
                Seeds.mix(seed, cell.image()),
                cell.window().row() * 31 + cell.window().column())));
        var chosen = learnt.subList(0, Math.min(MOST_CELLS, learnt.size()));
        var bands = images.getFirst().image().bands();
        var sums = new double[bands.size()];
        var squares = new double[bands.size()];
        var origin = new double[bands.size()];
        var spread = new ValueSpread[bands.size()];
        long labelled = chosen.stream()
                .mapToLong(cell -> sparse
                        ? cell.window().pixels()
                        : Arrays.stream(cell.counts()).asLongStream().sum())
                .sum();
        int kept = Math.max(FEWEST_KEPT, MOST_KEPT / bands.size());
        Arrays.setAll(spread, _ -> new ValueSpread(labelled, Math.min(kept, 1 << 16)));
        long count = 0;
        int done = 0;
        for (var cell : chosen) {
            var window = cell.window();
            int pixels = Math.toIntExact(window.pixels());
            var labels = new byte[pixels];
            if (!sparse) {
                Labels.read(images.get(cell.image()).labels(), window, labels, cancel);
            }
            var tile = images.get(cell.image()).image().read(window, cancel);
            var values = new float[pixels * bands.size()];
            for (int band = 0; band < bands.size(); band++) {
                tile.copyValues(band, values, band * pixels);
            }
            for (int i = 0; i < pixels; i++) {
                if ((labels[i] & 0xFF) != Legend.UNLABELLED
                        && tile.isValid(i % window.width(), i / window.width())
                        && areFinite(values, i, pixels)) {
                    for (int band = 0; band < bands.size(); band++) {
                        if (count == 0) {
                            origin[band] = values[band * pixels + i];
                        }
                        double value = values[band * pixels + i] - origin[band];
                        sums[band] += value;
                        squares[band] += value * value;
                        spread[band].add(values[band * pixels + i]);
                    }
                    count++;
                }
            }
            listener.report(new Progress("measure bands", ++done, chosen.size(), System.nanoTime() - start));
        }
        if (count == 0) {
            throw new TrainingDataException("No labelled pixel of the training blocks holds image data; check that"
                    + " labels and image cover the same ground.");
        }
        var result = new ArrayList<BandNormalization>();
        var ranges = new ArrayList<TrainedValues>();
        for (int band = 0; band < bands.size(); band++) {
            double mean = sums[band] / count;
            double variance = squares[band] / count - mean * mean;
            // a constant band says nothing; it must not divide by zero either
            double deviation = variance > 1e-12 ? Math.sqrt(variance) : 1;
            result.add(new BandNormalization(bands.get(band).name(), band, mean + origin[band], deviation));
            ranges.add(spread[band].values(bands.get(band).type()));
        }
        return new Measured(result, ranges);
    }

    /// Whether a pixel is a number in every band; one that is not counts as no data, as
    /// [org.lapwing.prediction.InputNormalizer] has it.
    private static boolean areFinite(float[] values, int pixel, int pixels) {
        for (int i = pixel; i < values.length; i += pixels) {
            if (!Float.isFinite(values[i])) {
                return false;
            }
        }
        return true;
    }
}
