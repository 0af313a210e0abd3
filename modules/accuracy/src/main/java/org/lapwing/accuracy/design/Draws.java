package org.lapwing.accuracy.design;

import java.util.HashSet;
import java.util.random.RandomGenerator;

/// Chance without repetition.
final class Draws {

    private Draws() {}

    /// `wanted` different numbers from 0 to `population − 1`, in random order, each set and order equally likely.
    ///
    /// Takes memory for `wanted` numbers only.
    static long[] distinct(long population, int wanted, RandomGenerator random) {
        if (wanted > population) {
            throw new IllegalArgumentException(wanted + " of " + population + " units cannot be drawn");
        }
        if (wanted > population / 2) {
            return shuffled(Math.toIntExact(population), wanted, random);
        }
        var seen = new HashSet<Long>();
        var drawn = new long[wanted];
        for (int at = 0; at < wanted; ) {
            long next = random.nextLong(population);
            if (seen.add(next)) {
                drawn[at++] = next;
            }
        }
        return drawn;
    }

    private static long[] shuffled(int population, int wanted, RandomGenerator random) {
        var all = new long[population];
        for (int at = 0; at < population; at++) {
            all[at] = at;
        }
        var drawn = new long[wanted];
        for (int at = 0; at < wanted; at++) {
            int other = at + random.nextInt(population - at);
            drawn[at] = all[other];
            all[other] = all[at];
        }
        return drawn;
    }
}
