package org.lapwing.accuracy.table;

import java.util.List;
import org.lapwing.accuracy.estimate.PairedUnit;
import org.lapwing.accuracy.estimate.ReferenceSample;

/// A sample as tables tell it.
///
/// @param sample what the estimators take
/// @param pairs the points with both maps, where the table has a second one; else empty
/// @param twoDates whether the second map has a reference of its own, of another date
/// @param points places of the points with their classes, where the table has coordinates; else empty
/// @param remarks whole sentences that a reader must know
public record SampleInput(
        ReferenceSample sample,
        List<PairedUnit> pairs,
        boolean twoDates,
        List<PlacedPoint> points,
        List<String> remarks) {

    /// Copies the lists.
    public SampleInput {
        pairs = List.copyOf(pairs);
        points = List.copyOf(points);
        remarks = List.copyOf(remarks);
    }
}
