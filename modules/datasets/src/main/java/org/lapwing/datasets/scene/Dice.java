package org.lapwing.datasets.scene;

/// A repeatable sequence of chance numbers for planning.
final class Dice {

    private long state;

    Dice(long seed) {
        state = Noise.mix(seed);
    }

    long next() {
        state += 0x9E3779B97F4A7C15L;
        return Noise.mix(state);
    }

    /// In [0, 1).
    float unit() {
        return Noise.unit(next());
    }

    float range(float low, float high) {
        return low + (high - low) * unit();
    }

    /// A whole number below `bound`.
    int below(int bound) {
        return (int) (unit() * bound);
    }

    boolean chance(double share) {
        return unit() < share;
    }

    /// A sequence of its own, so that what is drawn from it does not shift this one.
    Dice fork() {
        return new Dice(next());
    }
}
