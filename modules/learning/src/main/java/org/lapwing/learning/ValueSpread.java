package org.lapwing.learning;

import java.util.Arrays;
import org.lapwing.model.TrainedValues;
import org.lapwing.raster.SampleType;

/// The range of many values, and between which of them nearly all lie, from every n-th of them.
final class ValueSpread {

    private static final double EDGE = (1 - TrainedValues.USUAL_SHARE) / 2;

    private final long step;
    private final float[] kept;
    private long count;
    private int used;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    /// @param expected about how many values will come, so that the kept ones are spread over all of them
    /// @param most how many are kept at most, at least 1
    ValueSpread(long expected, int most) {
        step = Math.max(1, Math.ceilDiv(expected, most));
        kept = new float[(int) Math.min(most, Math.max(1, expected))];
    }

    void add(float value) {
        if (count++ % step == 0 && used < kept.length) {
            kept[used++] = value;
        }
        least = Math.min(least, value);
        most = Math.max(most, value);
    }

    /// What was added, at least one value.
    TrainedValues values(SampleType type) {
        var sorted = Arrays.copyOf(kept, used);
        Arrays.sort(sorted);
        int edge = (int) (EDGE * (used - 1));
        return new TrainedValues(type, least, sorted[edge], sorted[used - 1 - edge], most);
    }
}
