package org.lapwing.datasets.scene;

/// Repeatable chance: hashes of places, and smooth fields made of them. Pure functions.
final class Noise {

    private Noise() {}

    /// Scatters the bits of a number (the finaliser of SplitMix64, Steele et al. 2014).
    static long mix(long z) {
        long mixed = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    static long hash(long seed, long column, long row) {
        return mix(seed + column * 0x9E3779B97F4A7C15L + row * 0xD1B54A32D192ED03L);
    }

    /// A number in [0, 1) from the upper bits of a hash.
    static float unit(long hash) {
        return (hash >>> 40) * 0x1p-24f;
    }

    /// A smooth field in [0, 1] that changes over a distance of 1.
    static float value(long seed, float x, float y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        float u = fade(x - column);
        float v = fade(y - row);
        float top = lerp(unit(hash(seed, column, row)), unit(hash(seed, column + 1L, row)), u);
        float bottom = lerp(unit(hash(seed, column, row + 1L)), unit(hash(seed, column + 1L, row + 1L)), u);
        return lerp(top, bottom, v);
    }

    /// Three octaves of [#value], in about [-1, 1].
    static float rolling(long seed, float x, float y) {
        float sum = value(seed, x, y)
                + 0.5f * value(seed + 1, 2.03f * x + 17.3f, 2.03f * y + 5.1f)
                + 0.25f * value(seed + 2, 4.07f * x + 3.7f, 4.07f * y + 11.9f);
        return sum * (2 / 1.75f) - 1;
    }

    static float lerp(float from, float to, float share) {
        return from + (to - from) * share;
    }

    /// 0 below `low`, 1 above `high`, smooth between.
    static float step(float low, float high, float value) {
        return fade(clamp((value - low) / (high - low)));
    }

    static float clamp(float value) {
        return value < 0 ? 0 : Math.min(value, 1);
    }

    private static float fade(float t) {
        return t * t * (3 - 2 * t);
    }
}
