package org.lapwing.accuracy.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Computes [SampleEstimates]: every accuracy, area and their errors by one [RatioEstimator].
///
/// The choices of y and x are those of Stehman (2014), IJRS 35:4923–4939, section 3, with
/// IoU: x counts what is the class on the map or in the reference; F1: y counts agreement twice, x both sides.
final class SampleEstimator {

    private static final String NOWHERE = "class '%s' occurs neither on the map nor in the reference of the sample";

    private final ReferenceSample sample;
    private final Confidence confidence;
    private final FinitePopulation population;
    private final RatioEstimator estimator;
    private final AreaMatrix matrix;
    private final boolean complete;

    SampleEstimator(ReferenceSample sample, Confidence confidence, FinitePopulation population) {
        this.sample = sample;
        this.confidence = confidence;
        this.population = population;
        estimator = new RatioEstimator(sample.drawn(), population);
        matrix = AreaMatrix.of(sample.classes().size(), sample.drawn());
        var sizes = sample.drawn().sizes();
        complete = IntStream.range(0, sizes.size())
                .allMatch(stratum -> sizes.get(stratum) == 0 || sample.drawn().drawn(stratum) > 0);
    }

    SampleEstimates estimates() {
        var counts = sample.counts();
        var classes = new ArrayList<ClassEstimates>();
        for (int index = 0; index < sample.classes().size(); index++) {
            classes.add(ofClass(index, counts));
        }
        return new SampleEstimates(
                overall(),
                classes,
                meanIou(),
                complete ? OptionalDouble.of(matrix.quantityDisagreement()) : OptionalDouble.empty(),
                complete ? OptionalDouble.of(matrix.allocationDisagreement()) : OptionalDouble.empty(),
                complete ? matrix.kappa() : OptionalDouble.empty(),
                counts,
                complete ? matrix.rows() : List.of(),
                confidence,
                population);
    }

    private IntervalEstimate overall() {
        var ratio = estimator.ratio(Quantity.AGREEMENT, Quantity.ONE, "the sample is empty");
        boolean one =
                sample.drawn().strata().size() == 1 && !sample.drawn().design().isClustered();
        return one ? confidence.ofOneStratum(ratio, sample.drawn().drawn()) : flagged(confidence.share(ratio));
    }

    private ClassEstimates ofClass(int index, List<List<Double>> counts) {
        var name = sample.classes().get(index);
        var proportion = flagged(confidence.share(estimator.ratio(Quantity.referred(index), Quantity.ONE, "")));
        var area = sample.drawn().area();
        double mapped = matrix.mapped(index);
        var known = mappedShare(index);
        return new ClassEstimates(
                name,
                users(index),
                flagged(confidence.share(estimator.ratio(
                        Quantity.both(index),
                        Quantity.referred(index),
                        "class '" + name + "' does not occur in the reference of the sample"))),
                flagged(confidence.share(
                        estimator.ratio(Quantity.twiceBoth(index), Quantity.sum(index), NOWHERE.formatted(name)))),
                flagged(confidence.share(
                        estimator.ratio(Quantity.both(index), Quantity.either(index), NOWHERE.formatted(name)))),
                proportion,
                area.isPresent()
                        ? proportion.times(area.getAsDouble())
                        : IntervalEstimate.undefined("the areas of the strata are not given"),
                known.orElse(mapped),
                area.isPresent()
                        ? OptionalDouble.of(known.orElse(mapped) * area.getAsDouble())
                        : OptionalDouble.empty(),
                counts.get(index).stream().mapToDouble(Double::doubleValue).sum(),
                counts.stream().mapToDouble(row -> row.get(index)).sum());
    }

    /// The share of the area mapped as a class where the strata tell it without error.
    private OptionalDouble mappedShare(int index) {
        if (!sample.isStratifiedByMap() || sample.drawn().design().isClustered()) {
            return OptionalDouble.empty();
        }
        var weights = sample.drawn().weights();
        return OptionalDouble.of(IntStream.range(0, weights.size())
                .filter(stratum -> sample.drawn().mapClasses().get(stratum).orElseThrow() == index)
                .mapToDouble(weights::get)
                .sum());
    }

    private IntervalEstimate users(int index) {
        var ratio = estimator.ratio(
                Quantity.both(index),
                Quantity.mapped(index),
                "no unit of the sample is mapped as '" + sample.classes().get(index) + "'");
        var alone = soleStratum(index);
        return alone.isPresent() ? confidence.ofOneStratum(ratio, alone.getAsLong()) : flagged(confidence.share(ratio));
    }

    /// Units mapped as a class that fills exactly one stratum, or of a sample of one stratum.
    private OptionalLong soleStratum(int index) {
        var drawn = sample.drawn();
        if (drawn.design().isClustered()) {
            return OptionalLong.empty();
        }
        if (drawn.strata().size() == 1) {
            return OptionalLong.of(drawn.units().stream()
                    .filter(unit -> unit.cells().getFirst().map() == index)
                    .mapToLong(SampledUnit::copies)
                    .sum());
        }
        if (!sample.isStratifiedByMap()) {
            return OptionalLong.empty();
        }
        var of = IntStream.range(0, drawn.strata().size())
                .filter(stratum -> drawn.mapClasses().get(stratum).orElseThrow() == index)
                .toArray();
        return of.length == 1 ? OptionalLong.of(drawn.drawn(of[0])) : OptionalLong.empty();
    }

    /// The mean of the defined IoUs; its variance by linearisation, the residuals being the means of theirs
    /// (Särndal, Swensson and Wretman 1992, Model Assisted Survey Sampling, result 5.5.1).
    private IntervalEstimate meanIou() {
        var residuals = new ArrayList<Quantity>();
        double sum = 0;
        for (int index = 0; index < sample.classes().size(); index++) {
            var both = Quantity.both(index);
            var either = Quantity.either(index);
            var iou = estimator.ratio(both, either, "");
            if (iou.estimate().isPresent()) {
                double ratio = iou.estimate().getAsDouble();
                double whole = estimator.total(either);
                sum += ratio;
                residuals.add(
                        (map, reference) -> (both.of(map, reference) - ratio * either.of(map, reference)) / whole);
            } else if (!complete) {
                return IntervalEstimate.undefined(iou.reason());
            }
        }
        if (residuals.isEmpty()) {
            return IntervalEstimate.undefined("the sample is empty");
        }
        int defined = residuals.size();
        return confidence.share(estimator.withVariance(
                Math.min(1, sum / defined),
                (map, reference) -> residuals.stream()
                                .mapToDouble(each -> each.of(map, reference))
                                .sum()
                        / defined));
    }

    private static IntervalEstimate flagged(IntervalEstimate estimate) {
        return estimate.se().isPresent() && estimate.se().getAsDouble() == 0
                ? estimate.noting("Every sampled unit says the same, so the standard error is 0. That is no certainty.")
                : estimate;
    }
}
