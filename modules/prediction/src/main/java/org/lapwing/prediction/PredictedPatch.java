package org.lapwing.prediction;

import java.util.BitSet;

/// The scores of one patch's core. Immutable by agreement: nobody changes the arrays after construction.
///
/// @param core side of the core in pixels
/// @param scores logits, `(index * core + row) * core + column`; empty where no pixel of the core holds data, because
///     such patches are not predicted
/// @param invalid bit `row * core + column` is set where the image holds no data
@SuppressWarnings("ArrayRecordComponent") // never compared; package-private
record PredictedPatch(int core, float[] scores, BitSet invalid) {

    /// A patch without data.
    static PredictedPatch empty(int core) {
        var invalid = new BitSet(core * core);
        invalid.set(0, core * core);
        return new PredictedPatch(core, new float[0], invalid);
    }

    boolean isEmpty() {
        return scores.length == 0;
    }

    long byteSize() {
        return 4L * scores.length + invalid.size() / 8 + 160;
    }
}
