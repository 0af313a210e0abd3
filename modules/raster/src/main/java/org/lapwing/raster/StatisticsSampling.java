package org.lapwing.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lapwing.jobs.CancelToken;

/// One walk over an even choice of a raster's pixels, gathering numbers for [BandStatistics].
final class StatisticsSampling {

    /// A level with fewer pixels is too coarse to show the spread of values.
    private static final long FEWEST_PIXELS = 1L << 18;

    private static final long MOST_PIXELS = 1L << 22;
    private static final long MOST_KEPT_VALUES = 1L << 24;
    private static final long MOST_SAMPLES_AT_ONCE = 1L << 23;

    private final RasterSource raster;
    private final int level;
    private final List<Window> windows;
    private final Gathering[] gatherings;

    StatisticsSampling(RasterSource raster) {
        this(
                raster,
                new Window(
                        0,
                        0,
                        limit(raster.grid().columns()),
                        limit(raster.grid().rows()),
                        0));
    }

    /// @param part the full-resolution pixels that count
    StatisticsSampling(RasterSource raster, Window part) {
        this.raster = raster;
        var inside = part.clip(raster.grid());
        this.level = inside.map(window -> level(raster, window)).orElse(0);
        this.windows = inside.map(window -> windows(onLevel(window, level))).orElse(List.of());
        long pixels = windows.stream().mapToLong(Window::pixels).sum();
        int bands = raster.bands().size();
        long kept = Math.clamp(MOST_KEPT_VALUES / bands, 256, BandStatistics.SAMPLE);
        long step = Math.max(1, (pixels + kept - 1) / kept);
        gatherings = new Gathering[bands];
        for (int band = 0; band < bands; band++) {
            gatherings[band] = new Gathering(step);
        }
    }

    List<BandStatistics> run(CancelToken cancel) throws RasterReadException {
        for (var window : windows) {
            cancel.throwIfCancelled();
            var tile = raster.read(window, cancel);
            for (int band = 0; band < gatherings.length; band++) {
                gatherings[band].add(tile, band);
            }
        }
        return Arrays.stream(gatherings).map(Gathering::statistics).toList();
    }

    private static int limit(long side) {
        return (int) Math.min(side, Integer.MAX_VALUE);
    }

    /// The coarsest level of true pixels on which the part still has enough of them.
    private static int level(RasterSource raster, Window part) {
        int level = 0;
        while (level + 1 < raster.levels()
                && !raster.isRough(level + 1)
                && onLevel(part, level + 1).pixels() >= FEWEST_PIXELS) {
            level++;
        }
        return level;
    }

    /// The pixels of a level that lie inside a full-resolution window, at least one.
    private static Window onLevel(Window part, int level) {
        long left = part.column() >> level;
        long top = part.row() >> level;
        long right = Math.max(left + 1, (part.endColumn() + (1L << level) - 1) >> level);
        long bottom = Math.max(top + 1, (part.endRow() + (1L << level) - 1) >> level);
        return new Window(left, top, (int) (right - left), (int) (bottom - top), level);
    }

    /// Windows of one shape, all of the part when it is small, else a lattice of them.
    private List<Window> windows(Window part) {
        long columns = part.width();
        long rows = part.height();
        int bands = raster.bands().size();
        int side = (int) Math.clamp((long) Math.sqrt((double) MOST_SAMPLES_AT_ONCE / bands), 8, 256);
        long across = (columns + side - 1) / side;
        long down = (rows + side - 1) / side;
        double most = Math.max(1, Math.min(MOST_PIXELS, MOST_SAMPLES_AT_ONCE * 8 / bands) / ((double) side * side));
        double share = Math.min(1, Math.sqrt(most / ((double) across * down)));
        long takenAcross = Math.clamp(Math.round(across * share), 1, Math.min(across, (long) most + 1));
        long takenDown = Math.clamp(Math.round(down * share), 1, Math.min(down, (long) most + 1));
        var result = new ArrayList<Window>();
        for (long y = 0; y < takenDown; y++) {
            for (long x = 0; x < takenAcross; x++) {
                long column = (long) ((x + 0.5) * across / takenAcross) * side;
                long row = (long) ((y + 0.5) * down / takenDown) * side;
                result.add(new Window(
                        part.column() + column,
                        part.row() + row,
                        (int) Math.min(side, columns - column),
                        (int) Math.min(side, rows - row),
                        level));
            }
        }
        return result;
    }

    /// Numbers of one band; sums are taken about the first value, which keeps them exact enough.
    private static final class Gathering {

        private final long step;
        private float[] kept = new float[64];
        private int keptCount;
        private long count;
        private double first;
        private double sum;
        private double squares;
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        Gathering(long step) {
            this.step = step;
        }

        void add(Tile tile, int band) {
            for (int row = 0; row < tile.height(); row++) {
                for (int column = 0; column < tile.width(); column++) {
                    if (tile.isValid(column, row)) {
                        double value = tile.value(band, column, row);
                        if (Double.isFinite(value)) {
                            add(value);
                        }
                    }
                }
            }
        }

        private void add(double value) {
            if (count == 0) {
                first = value;
            }
            if (count++ % step == 0) {
                if (keptCount == kept.length) {
                    kept = Arrays.copyOf(kept, keptCount * 2);
                }
                kept[keptCount++] = (float) value;
            }
            double difference = value - first;
            sum += difference;
            squares += difference * difference;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }

        BandStatistics statistics() {
            if (count == 0) {
                return new BandStatistics(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, new float[0]);
            }
            double shift = sum / count;
            double variance = Math.max(0, squares / count - shift * shift);
            return new BandStatistics(
                    count, min, max, first + shift, Math.sqrt(variance), Arrays.copyOf(kept, keptCount));
        }
    }
}
