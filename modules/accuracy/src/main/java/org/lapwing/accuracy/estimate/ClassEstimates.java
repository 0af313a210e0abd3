package org.lapwing.accuracy.estimate;

import java.util.OptionalDouble;

/// What a sample says about one class.
///
/// @param name name of the class
/// @param users of the area mapped as it, the share that is it
/// @param producers of the area that is it, the share mapped as it
/// @param f1 harmonic mean of the two
/// @param iou of the area that is it or is mapped as it, the share that is both
/// @param proportion share of the whole area that is it
/// @param area its area on the ground, in the unit of the strata; undefined where their areas are not known
/// @param mappedProportion share of the whole area mapped as it
/// @param mappedArea area mapped as it, in the unit of the strata; empty where their areas are not known
/// @param mappedUnits sampled units (in a cluster sample pixels) mapped as it
/// @param referenceUnits sampled units (in a cluster sample pixels) that are it
public record ClassEstimates(
        String name,
        IntervalEstimate users,
        IntervalEstimate producers,
        IntervalEstimate f1,
        IntervalEstimate iou,
        IntervalEstimate proportion,
        IntervalEstimate area,
        double mappedProportion,
        OptionalDouble mappedArea,
        double mappedUnits,
        double referenceUnits) {}
