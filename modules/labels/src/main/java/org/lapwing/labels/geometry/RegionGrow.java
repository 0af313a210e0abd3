package org.lapwing.labels.geometry;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Finds the pixels around a place that are like it: the wand on imagery, and the model's region on a class raster.
///
/// Reads one window, so what it costs is bounded by its size; a region that goes on beyond it says so.
public final class RegionGrow {

    /// Pixels of the largest window that is looked at.
    public static final long MOST_PIXELS = 16L << 20;

    /// The share of values at either end that does not count for how much a band varies.
    private static final double TAIL = 0.02;

    private static final int POLLED = 1 << 16;

    private RegionGrow() {}

    /// The pixels connected with one by a side that look like it.
    ///
    /// How much a pixel differs is the root mean square, over the bands, of the difference from the place as a
    /// share of the band's spread in the window, which is the distance of its 2nd and 98th percentiles. So the
    /// tolerance has no unit, suits any imagery, and a band of noise does not decide alone.
    ///
    /// @param column of the place, in pixels of the window's level
    /// @param row of the place
    /// @param window what is looked at, at most [#MOST_PIXELS]; such as what is in view, at the level that is shown
    /// @param tolerance in [0, 1]
    /// @return empty where the place has no data or is outside the window
    public static Optional<PixelRegion> alike(
            RasterSource imagery, long column, long row, Window window, double tolerance, CancelToken cancel)
            throws RasterReadException {
        if (!(tolerance >= 0 && tolerance <= 1)) {
            throw new IllegalArgumentException("tolerance " + tolerance + " is outside 0 to 1");
        }
        var inside = checked(imagery, window);
        if (inside.isEmpty() || !holds(inside.get(), column, row)) {
            return Optional.empty();
        }
        var tile = imagery.read(inside.get(), cancel);
        int startColumn = (int) (column - inside.get().column());
        int startRow = (int) (row - inside.get().row());
        if (!tile.isValid(startColumn, startRow)) {
            return Optional.empty();
        }
        var different = tile.invalidPixels();
        var unlike = unlikeness(tile, startColumn, startRow, cancel);
        for (int i = 0; i < unlike.length; i++) {
            if (!(unlike[i] <= tolerance)) {
                different.set(i);
            }
        }
        different.clear(startRow * tile.width() + startColumn); // noise of the place itself leaves it in
        return Optional.of(grow(tile.window(), startColumn, startRow, pixel -> !different.get(pixel), cancel)
                .within(imagery.grid()));
    }

    /// The pixels connected with one by a side that have its class.
    ///
    /// @param classes one band of class indices, such as a model's answer or a label raster
    /// @param column of the place, in pixels of the window's level
    /// @param row of the place
    /// @param window what is looked at, at most [#MOST_PIXELS]
    /// @return empty where the place has no class or is outside the window
    public static Optional<PixelRegion> ofClass(
            RasterSource classes, long column, long row, Window window, CancelToken cancel) throws RasterReadException {
        var inside = checked(classes, window);
        if (inside.isEmpty() || !holds(inside.get(), column, row)) {
            return Optional.empty();
        }
        var tile = classes.read(inside.get(), cancel);
        int startColumn = (int) (column - inside.get().column());
        int startRow = (int) (row - inside.get().row());
        if (!tile.isValid(startColumn, startRow)) {
            return Optional.empty();
        }
        double wanted = tile.sample(0, startColumn, startRow);
        int width = tile.width();
        return Optional.of(grow(
                        tile.window(),
                        startColumn,
                        startRow,
                        pixel -> tile.isValid(pixel % width, pixel / width)
                                && tile.sample(0, pixel % width, pixel / width) == wanted,
                        cancel)
                .within(classes.grid()));
    }

    /// The pixels connected with one by a side that pass a test.
    ///
    /// @param member takes `row * width + column`; asked once or twice a pixel
    static PixelRegion grow(Window window, int column, int row, IntPredicate member, CancelToken cancel) {
        int width = window.width();
        int height = window.height();
        var found = new BitSet();
        var open = new int[1024];
        int count = 0;
        int looked = 0;
        open[count++] = row * width + column;
        while (count > 0) {
            int pixel = open[--count];
            int at = pixel / width;
            int from = pixel % width;
            if (found.get(pixel)) {
                continue;
            }
            int left = from; // a whole run of the row at once
            while (left > 0 && !found.get(at * width + left - 1) && member.test(at * width + left - 1)) {
                left--;
            }
            int right = from + 1;
            while (right < width && !found.get(at * width + right) && member.test(at * width + right)) {
                right++;
            }
            found.set(at * width + left, at * width + right);
            looked += right - left;
            if (looked > POLLED) {
                looked = 0;
                cancel.throwIfCancelled();
            }
            for (int next = at - 1; next <= at + 1; next += 2) {
                if (next < 0 || next >= height) {
                    continue;
                }
                boolean before = false;
                for (int i = left; i < right; i++) {
                    boolean is = !found.get(next * width + i) && member.test(next * width + i);
                    if (is && !before) {
                        if (count == open.length) {
                            open = Arrays.copyOf(open, 2 * count);
                        }
                        open[count++] = next * width + i;
                    }
                    before = is;
                }
            }
        }
        return new PixelRegion(window, found, false);
    }

    private static Optional<Window> checked(RasterSource raster, Window window) {
        if (window.pixels() > MOST_PIXELS) {
            throw new IllegalArgumentException(window + " has more than " + MOST_PIXELS + " pixels");
        }
        return window.clip(raster.grid());
    }

    private static boolean holds(Window window, long column, long row) {
        return column >= window.column() && row >= window.row() && column < window.endColumn() && row < window.endRow();
    }

    /// How much each pixel differs from one, see [#alike].
    private static float[] unlikeness(Tile tile, int column, int row, CancelToken cancel) {
        int pixels = Math.toIntExact(tile.window().pixels());
        var unlike = new float[pixels];
        var values = new float[pixels];
        for (int band = 0; band < tile.bands().size(); band++) {
            cancel.throwIfCancelled();
            tile.copyValues(band, values, 0);
            double spread = spread(tile, values);
            if (spread > 0) {
                float like = values[row * tile.width() + column];
                for (int i = 0; i < pixels; i++) {
                    double share = (values[i] - like) / spread;
                    unlike[i] += (float) (share * share);
                }
            }
        }
        for (int i = 0; i < pixels; i++) {
            unlike[i] = (float) Math.sqrt(unlike[i] / tile.bands().size());
        }
        return unlike;
    }

    private static double spread(Tile tile, float[] values) {
        var sorted = new float[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (tile.isValid(i % tile.width(), i / tile.width()) && Float.isFinite(values[i])) {
                sorted[count++] = values[i];
            }
        }
        if (count == 0) {
            return 0;
        }
        Arrays.sort(sorted, 0, count);
        int last = count - 1;
        return (double) sorted[(int) Math.ceil(last * (1 - TAIL))] - sorted[(int) Math.floor(last * TAIL)];
    }
}
