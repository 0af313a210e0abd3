package org.lapwing.accuracy.design;

import java.util.List;
import org.lapwing.accuracy.estimate.SamplingDesign;

/// A sample that was drawn and waits for its reference classes.
///
/// @param design how it was drawn
/// @param strata sizes of the strata; in a cluster sample their units are clusters
/// @param points the points, in the order in which they are to be visited
/// @param remarks whole sentences a reader must know
public record DrawnDesign(
        SamplingDesign design, List<StratumSize> strata, List<DesignPoint> points, List<String> remarks) {

    /// Copies the lists.
    public DrawnDesign {
        strata = List.copyOf(strata);
        points = List.copyOf(points);
        remarks = List.copyOf(remarks);
    }
}
