package org.lapwing.prediction;

import java.util.BitSet;

/// Room for the normalised samples of one patch, to be filled again and again. One thread at a time.
final class PatchInput {

    private final int patch;
    private final int margin;
    private final float[] samples;
    private final BitSet invalid;

    PatchInput(int bands, int patch, int margin) {
        this.patch = patch;
        this.margin = margin;
        samples = new float[Math.multiplyExact(bands, patch * patch)];
        invalid = new BitSet(patch * patch);
    }

    /// Side in pixels.
    int patch() {
        return patch;
    }

    /// `(channel * patch + row) * patch + column`.
    float[] samples() {
        return samples;
    }

    /// Bit `row * patch + column` is set where there is no data.
    BitSet invalid() {
        return invalid;
    }

    /// Whether any pixel of the core holds data.
    boolean hasCore() {
        int end = patch - margin;
        for (int row = margin; row < end; row++) {
            if (invalid.nextClearBit(row * patch + margin) < row * patch + end) {
                return true;
            }
        }
        return false;
    }

    /// The pixels of the core without data: a new set, bit `row * core + column`.
    BitSet invalidCore() {
        int core = patch - 2 * margin;
        var cropped = new BitSet(core * core);
        for (int row = 0; row < core; row++) {
            int from = (row + margin) * patch + margin;
            for (int i = invalid.nextSetBit(from); i >= 0 && i < from + core; i = invalid.nextSetBit(i + 1)) {
                cropped.set(row * core + i - from);
            }
        }
        return cropped;
    }
}
