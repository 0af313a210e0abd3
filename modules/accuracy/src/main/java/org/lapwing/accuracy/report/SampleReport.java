package org.lapwing.accuracy.report;

import java.util.List;
import java.util.Optional;
import org.lapwing.accuracy.estimate.Bootstrap;
import org.lapwing.accuracy.estimate.ChangeEstimates;
import org.lapwing.accuracy.estimate.DrawnUnits;
import org.lapwing.accuracy.estimate.MapContest;
import org.lapwing.accuracy.estimate.ReferenceSample;
import org.lapwing.accuracy.estimate.SampleEstimates;
import org.lapwing.accuracy.table.PlacedPoint;

/// All numbers of an assessment by a sample; JSON, CSV and pages render it.
///
/// @param sample what was drawn and found
/// @param estimates what follows from it
/// @param unit what areas are in, such as `ha`
/// @param kappa whether kappa is shown
/// @param checks by-products that a person asked for
/// @param points where the points lie; empty where that is not known
/// @param colors `#RRGGBB` of each class
/// @param remarks whole sentences a reader must know
/// @param provenance where the numbers come from
public record SampleReport(
        ReferenceSample sample,
        SampleEstimates estimates,
        String unit,
        Kappa kappa,
        Checks checks,
        List<PlacedPoint> points,
        List<String> colors,
        List<String> remarks,
        SampleProvenance provenance) {

    /// Whether Cohen's kappa is part of the report.
    public enum Kappa {
        /// It is left out, with the reason.
        LEFT_OUT,
        /// It is shown, with the same words.
        SHOWN
    }

    /// Further computations on the same sample.
    ///
    /// @param bootstrap a check of the formulas by drawing again
    /// @param seed with which that was done
    /// @param contest a second map against the first
    /// @param change two dates
    public record Checks(
            Optional<Bootstrap> bootstrap, long seed, Optional<MapContest> contest, Optional<ChangeEstimates> change) {

        /// None asked for.
        public static final Checks NONE = new Checks(Optional.empty(), 0, Optional.empty(), Optional.empty());
    }

    /// Why kappa is not among the measures.
    public static final String NO_KAPPA =
            "Kappa corrects for a chance that has no bearing on accuracy, depends on how common classes are, and adds"
                    + " nothing to overall accuracy (Pontius and Millones 2011, Foody 2020). Read quantity and"
                    + " allocation disagreement instead.";

    /// Copies the lists.
    public SampleReport {
        points = List.copyOf(points);
        colors = List.copyOf(colors);
        remarks = List.copyOf(remarks);
        if (colors.size() != sample.classes().size()) {
            throw new IllegalArgumentException(
                    colors.size() + " colours for " + sample.classes().size() + " classes");
        }
    }

    /// Strata and units.
    public DrawnUnits drawn() {
        return sample.drawn();
    }
}
