package org.lapwing.prediction;

import java.util.BitSet;

/// The scores of one patch's core. Immutable by agreement: the constructor takes ownership of its arrays.
final class PredictedPatch {

    private final float[] scores;
    private final BitSet invalid;

    /// @param scores logits, `(index * core + row) * core + column`; empty where no pixel of the core holds data,
    ///     because such patches are not predicted
    /// @param invalid bit `row * core + column` is set where the image holds no data
    PredictedPatch(float[] scores, BitSet invalid) {
        this.scores = scores;
        this.invalid = invalid;
    }

    /// A patch without data.
    static PredictedPatch empty(int core) {
        var invalid = new BitSet(core * core);
        invalid.set(0, core * core);
        return new PredictedPatch(new float[0], invalid);
    }

    float[] scores() {
        return scores;
    }

    BitSet invalid() {
        return invalid;
    }

    boolean isEmpty() {
        return scores.length == 0;
    }

    long byteSize() {
        return 4L * scores.length + invalid.size() / 8 + 160;
    }
}
