package org.lapwing.accuracy.estimate;

import java.util.List;
import java.util.OptionalDouble;

/// All that one sample says about one map.
///
/// @param overall share of the area on which map and reference agree
/// @param classes one entry a class, in the order of the sample's classes
/// @param meanIou mean of the defined IoUs
/// @param quantityDisagreement share of the area by which the classes' areas differ; empty where strata are empty
/// @param allocationDisagreement share of the area that is wrong beyond that; empty where strata are empty
/// @param kappa Cohen's kappa of the area shares, which says nothing that `overall` does not; shown only when
///     asked for
/// @param counts sampled units, rows map, columns reference
/// @param proportions estimated shares of the area, rows map, columns reference; empty where strata are empty
/// @param confidence how the intervals were made
/// @param population whether the finite population was corrected for
public record SampleEstimates(
        IntervalEstimate overall,
        List<ClassEstimates> classes,
        IntervalEstimate meanIou,
        OptionalDouble quantityDisagreement,
        OptionalDouble allocationDisagreement,
        OptionalDouble kappa,
        List<List<Double>> counts,
        List<List<Double>> proportions,
        Confidence confidence,
        FinitePopulation population) {

    /// Copies the lists.
    public SampleEstimates {
        classes = List.copyOf(classes);
        counts = List.copyOf(counts);
        proportions = List.copyOf(proportions);
    }

    /// The estimates of a sample.
    ///
    /// @throws IllegalArgumentException where the finite population is asked for and its size is not known
    public static SampleEstimates of(ReferenceSample sample, Confidence confidence, FinitePopulation population) {
        return new SampleEstimator(sample, confidence, population).estimates();
    }
}
