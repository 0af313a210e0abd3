package org.lapwing.learning.query;

import org.lapwing.learning.Seeds;

/// Random numbers of patches: they depend on the seed and on where a patch lies, not on what else is in the
/// pool.
final class Lots {

    private static final double STEP = 0x1p-53;

    private Lots() {}

    /// A well-mixed number of a patch.
    static long of(long seed, QueryPatch patch) {
        long place = Seeds.mix(Seeds.mix(seed, patch.image()), patch.window().column());
        return Seeds.mix(place, patch.window().row());
    }

    /// Evenly distributed in (0, 1).
    static double even(long seed, QueryPatch patch) {
        return ((of(seed, patch) >>> 11) + 0.5) * STEP;
    }

    /// Of the standard Gumbel distribution, `-ln(-ln u)`: the largest of scores with such noise added is drawn
    /// in proportion to the exponentials of the scores.
    static double gumbel(long seed, QueryPatch patch) {
        return -Math.log(-Math.log(even(seed, patch)));
    }
}
