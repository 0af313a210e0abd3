package org.lapwing.prediction;

import java.util.List;
import java.util.function.Predicate;
import org.lapwing.raster.TileKey;

/// Which patches stand for the others where a view is too far out to predict them all.
///
/// Every `step`-th patch of every `step`-th row, counted from the image's corner: a systematic sample, spread
/// evenly. The step grows with the level, so that a tile costs about [#PATCHES_ACROSS]² patches at any of them,
/// and the sample of a level holds those of the levels beyond (where cores are a power of two).
final class PatchSample {

    /// Levels beyond the product that are sampled: at the last, a tile covers 8192 pixels of the image.
    static final int LEVELS = 3;

    /// Patches predicted on each side of a tile.
    private static final int PATCHES_ACROSS = 2;

    private PatchSample() {}

    /// How many patches lie from one of the sample to the next, at least 1.
    static long step(PatchGrid patches, int level) {
        return Math.max(1, ((long) TileKey.TILE_SIZE << level) / ((long) PATCHES_ACROSS * patches.core()));
    }

    /// Those patches that are in the sample or known already.
    static List<PatchKey> of(PatchGrid patches, List<PatchKey> keys, int level, Predicate<PatchKey> known) {
        long step = step(patches, level);
        return keys.stream()
                .filter(key -> (key.column() % step == 0 && key.row() % step == 0) || known.test(key))
                .toList();
    }
}
