package org.lapwing.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lapwing.raster.Band;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// A window of scores put together from patches.
///
/// A pixel of a reduced level takes the scores of the upper left pixel that it covers, as nearest overviews of an
/// exported file do.
final class PatchWindows {

    private final PatchGrid patches;
    private final Window window;
    private final int classes;
    private final float[] samples;
    private final BitSet invalid;

    PatchWindows(PatchGrid patches, Window window, int classes) {
        this.patches = patches;
        this.window = window;
        this.classes = classes;
        int pixels = Math.toIntExact(window.pixels());
        samples = new float[Math.multiplyExact(pixels, classes)];
        invalid = new BitSet(pixels);
        invalid.set(0, pixels);
    }

    /// The patches that a window needs, row by row; none where it lies outside the image.
    static List<PatchKey> keys(PatchGrid patches, Window window) {
        var keys = new ArrayList<PatchKey>();
        Optional<Window> clipped = window.clip(patches.grid());
        if (clipped.isPresent()) {
            var inside = clipped.get();
            int level = inside.level();
            long lastColumn = patches.columnOf((inside.endColumn() - 1) << level);
            long lastRow = patches.rowOf((inside.endRow() - 1) << level);
            for (long row = patches.rowOf(inside.row() << level); row <= lastRow; row++) {
                for (long column = patches.columnOf(inside.column() << level); column <= lastColumn; column++) {
                    keys.add(new PatchKey(column, row));
                }
            }
        }
        return keys;
    }

    /// Copies what a patch has of the window.
    void put(PatchKey key, PredictedPatch patch) {
        if (patch.isEmpty()) {
            return;
        }
        int level = window.level();
        int core = patches.core();
        long left = key.column() * core;
        long top = key.row() * core;
        long firstColumn = Math.max(window.column(), ceilShift(left, level));
        long endColumn = Math.min(
                window.endColumn(),
                ceilShift(Math.min(left + core, patches.grid().columns()), level));
        long firstRow = Math.max(window.row(), ceilShift(top, level));
        long endRow = Math.min(
                window.endRow(), ceilShift(Math.min(top + core, patches.grid().rows()), level));
        int count = (int) (endColumn - firstColumn);
        if (count <= 0) {
            return;
        }
        int fromColumn = (int) ((firstColumn << level) - left);
        for (long row = firstRow; row < endRow; row++) {
            int from = (int) ((row << level) - top) * core + fromColumn;
            int to = (int) (row - window.row()) * window.width() + (int) (firstColumn - window.column());
            for (int index = 0; index < classes; index++) {
                copy(patch.scores(), index * core * core + from, index * (int) window.pixels() + to, count, 1 << level);
            }
            clearInvalid(patch.invalid(), from, to, count, 1 << level);
        }
    }

    /// The window; nothing may be put afterwards. Scores are 0 where there is no data.
    Tile tile(List<Band> bands) {
        for (int from = invalid.nextSetBit(0); from >= 0; ) {
            int to = invalid.nextClearBit(from);
            for (int index = 0; index < classes; index++) {
                Arrays.fill(samples, index * (int) window.pixels() + from, index * (int) window.pixels() + to, 0f);
            }
            from = invalid.nextSetBit(to);
        }
        return new Tile(window, bands, samples, Optional.of(invalid));
    }

    private void copy(float[] scores, int from, int to, int count, int step) {
        if (step == 1) {
            System.arraycopy(scores, from, samples, to, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            samples[to + i] = scores[from + i * step];
        }
    }

    private void clearInvalid(BitSet without, int from, int to, int count, int step) {
        if (without.isEmpty()) {
            invalid.clear(to, to + count);
            return;
        }
        for (int i = 0; i < count; i++) {
            invalid.set(to + i, without.get(from + i * step));
        }
    }

    private static long ceilShift(long value, int level) {
        return (value + (1L << level) - 1) >> level;
    }
}
