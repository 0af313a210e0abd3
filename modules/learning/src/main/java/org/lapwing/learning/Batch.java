package org.lapwing.learning;

/// The patches of one training step.
///
/// Patches are put in place by several threads, each in its own slot; afterwards nothing changes.
final class Batch {

    private final float[] input;
    private final byte[] classIndices;
    private final int patches;
    private final int side;

    Batch(int patches, int bands, int side) {
        this.patches = patches;
        this.side = side;
        this.input = new float[Math.multiplyExact(patches * bands, side * side)];
        this.classIndices = new byte[Math.multiplyExact(patches, side * side)];
    }

    /// Normalised samples, `((n * bands + band) * side + row) * side + column`.
    float[] input() {
        return input;
    }

    /// Class indices, 255 where unlabelled, `(n * side + row) * side + column`.
    byte[] classIndices() {
        return classIndices;
    }

    int patches() {
        return patches;
    }

    int side() {
        return side;
    }
}
