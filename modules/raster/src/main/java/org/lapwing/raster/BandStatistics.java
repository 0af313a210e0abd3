package org.lapwing.raster;

import java.util.Arrays;
import java.util.List;
import org.lapwing.jobs.CancelToken;

/// Where the values of one band lie, for stretching and normalising. Physical values, after scale and offset.
///
/// Percentiles come from an even sample of at most [#SAMPLE] values; the other numbers from every pixel looked at.
/// Immutable.
public final class BandStatistics {

    /// Values kept per band for percentiles.
    public static final int SAMPLE = 1 << 16;

    private final long count;
    private final double min;
    private final double max;
    private final double mean;
    private final double deviation;
    private final float[] sorted;

    /// @param sample finite values in any order; the array passes into ownership
    BandStatistics(long count, double min, double max, double mean, double deviation, float[] sample) {
        this.count = count;
        this.min = min;
        this.max = max;
        this.mean = mean;
        this.deviation = deviation;
        this.sorted = sample;
        Arrays.sort(sorted);
    }

    /// Statistics of every band, from an overview or an even set of windows where the raster is large.
    ///
    /// Pixels without data and infinite values do not count. Looks at about four million pixels at most,
    /// however large the raster is.
    ///
    /// @return one per band, in order
    public static List<BandStatistics> of(RasterSource raster, CancelToken cancel) throws RasterReadException {
        return new StatisticsSampling(raster).run(cancel);
    }

    /// Statistics of every band inside one window, from the coarsest level that shows the window with about a
    /// quarter of a million pixels.
    ///
    /// @param window full-resolution pixels
    /// @return one per band, in order; of no values where the window lies beside the raster
    public static List<BandStatistics> of(RasterSource raster, Window window, CancelToken cancel)
            throws RasterReadException {
        return new StatisticsSampling(raster, window).run(cancel);
    }

    /// What the statistics of one band in several rasters say of all their values together.
    ///
    /// @param parts of one band each; those of no values do not count
    public static BandStatistics merged(List<BandStatistics> parts) {
        long count = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (var part : parts) {
            if (part.count > 0) {
                count += part.count;
                min = Math.min(min, part.min);
                max = Math.max(max, part.max);
                sum += part.mean * part.count;
            }
        }
        if (count == 0) {
            return new BandStatistics(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, new float[0]);
        }
        double mean = sum / count;
        double squares = 0;
        for (var part : parts) {
            if (part.count > 0) {
                squares += part.count * (part.deviation * part.deviation + (part.mean - mean) * (part.mean - mean));
            }
        }
        return new BandStatistics(count, min, max, mean, Math.sqrt(squares / count), mixed(parts, count));
    }

    /// Values of all parts, evenly picked, as many of each as its share of all values asks.
    private static float[] mixed(List<BandStatistics> parts, long count) {
        var sample = new float[SAMPLE];
        int taken = 0;
        for (var part : parts) {
            int wanted = (int) Math.min(part.sorted.length, (long) SAMPLE * part.count / count);
            for (int i = 0; i < wanted; i++) {
                sample[taken++] = part.sorted[(int) ((i + 0.5) * part.sorted.length / wanted)];
            }
        }
        return Arrays.copyOf(sample, taken);
    }

    /// Number of values that were looked at; 0 when no pixel held data, then all other numbers are NaN.
    public long count() {
        return count;
    }

    /// Smallest value seen.
    public double min() {
        return min;
    }

    /// Largest value seen.
    public double max() {
        return max;
    }

    /// Mean of the values seen.
    public double mean() {
        return mean;
    }

    /// Standard deviation of the values seen (of the population, divisor n).
    public double deviation() {
        return deviation;
    }

    /// The value below which `percent` per cent of the values lie, interpolated between neighbours.
    ///
    /// @param percent 0 to 100
    public double percentile(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("percentile " + percent + " is not between 0 and 100");
        }
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = percent / 100 * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /// The share of the values that lie from `low` to `high`, both included, 0 to 1; NaN where there are none.
    public double shareWithin(double low, double high) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        long inside = 0;
        for (float value : sorted) {
            if (value >= low && value <= high) {
                inside++;
            }
        }
        return inside / (double) sorted.length;
    }

    /// How the values kept for percentiles spread over equal steps from `low` to `high`.
    ///
    /// @param steps number of steps, at least 1
    /// @return share of all kept values that lie in each step, so that the sum is at most 1
    public double[] histogram(double low, double high, int steps) {
        if (!(low < high) || steps < 1) {
            throw new IllegalArgumentException("no histogram of " + steps + " steps from " + low + " to " + high);
        }
        var shares = new double[steps];
        for (float value : sorted) {
            if (value >= low && value <= high) {
                shares[(int) Math.min(steps - 1, (value - low) / (high - low) * steps)] += 1.0 / sorted.length;
            }
        }
        return shares;
    }

    @Override
    public String toString() {
        return "BandStatistics[" + count + " values, " + min + " to " + max + ", mean " + mean + ", deviation "
                + deviation + "]";
    }
}
