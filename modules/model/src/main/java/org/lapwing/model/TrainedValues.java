package org.lapwing.model;

import org.lapwing.raster.SampleType;

/// What values one band held where a model learnt, so that other imagery can be compared. Physical values, after scale
/// and offset.
///
/// @param type number type of the samples
/// @param least smallest value
/// @param low value below which one per cent of the values lie
/// @param high value above which one per cent of the values lie
/// @param most largest value
public record TrainedValues(SampleType type, double least, double low, double high, double most) {

    /// Share of the values that lie from `low` to `high`.
    public static final double USUAL_SHARE = 0.98;

    /// Rejects values that are not in order.
    public TrainedValues {
        if (!(least <= low && low <= high && high <= most) || !Double.isFinite(least) || !Double.isFinite(most)) {
            throw new IllegalArgumentException(
                    "values from " + least + " to " + most + ", most of them from " + low + " to " + high);
        }
    }
}
