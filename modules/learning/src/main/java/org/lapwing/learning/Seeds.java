package org.lapwing.learning;

import java.util.SplittableRandom;

/// Random numbers that depend on what they are for, never on who draws first.
public final class Seeds {

    private Seeds() {}

    /// A well-mixed 64-bit hash of two numbers (finaliser of SplitMix64, Steele et al. 2014).
    public static long mix(long seed, long value) {
        long z = seed * 0x9E3779B97F4A7C15L + value + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// The generator of one patch of one step.
    static SplittableRandom ofPatch(long seed, long step, int slot) {
        return new SplittableRandom(mix(mix(seed, step), slot));
    }
}
