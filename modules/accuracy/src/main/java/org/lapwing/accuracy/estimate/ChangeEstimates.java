package org.lapwing.accuracy.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What a sample with the reference of two dates says about change.
///
/// Areas of change come from the reference, as stratified means of indicator variables (Olofsson et al. 2014,
/// RSE 148:42–57, equations 9 and 10; Stehman 2014), never from comparing two classifications pixel by pixel:
/// the errors of both maps would count as change.
///
/// @param accuracy how often both maps tell rightly whether there was change
/// @param transitions accuracy of the transition classes, `from → to`
/// @param classes gains, losses and the net change of each class
public record ChangeEstimates(SampleEstimates accuracy, SampleEstimates transitions, List<OfClass> classes) {

    /// The change of one class; shares of the whole area, or areas where those of the strata are known.
    ///
    /// @param name name of the class
    /// @param gain what became it
    /// @param loss what ceased to be it
    /// @param net gain less loss, with the error of the difference of both dates on the same points
    public record OfClass(String name, IntervalEstimate gain, IntervalEstimate loss, IntervalEstimate net) {}

    /// What `transitions` calls ground of one class at both dates.
    public static final String STABLE = "stable ";

    private static final String NO_CHANGE = "no change";
    private static final String CHANGE = "change";

    /// Copies the list.
    public ChangeEstimates {
        classes = List.copyOf(classes);
    }

    /// The estimates of a sample of points.
    ///
    /// @param units points with the classes of both maps and the reference at both dates
    public static ChangeEstimates of(
            List<String> classes,
            List<Stratum> strata,
            List<PairedUnit> units,
            SamplingDesign design,
            Confidence confidence,
            FinitePopulation population) {
        var pair = new MapPair(classes.size());
        var drawn = drawn(strata, units, pair, design);
        var estimator = new RatioEstimator(drawn, population);
        var area = drawn.area();
        var ofClasses = new ArrayList<OfClass>();
        for (int index = 0; index < classes.size(); index++) {
            int wanted = index;
            Quantity gain =
                    (_, reference) -> pair.first(reference) != wanted && pair.second(reference) == wanted ? 1 : 0;
            Quantity loss =
                    (_, reference) -> pair.first(reference) == wanted && pair.second(reference) != wanted ? 1 : 0;
            ofClasses.add(new OfClass(
                    classes.get(index),
                    scaled(confidence.share(estimator.ratio(gain, Quantity.ONE, "")), area),
                    scaled(confidence.share(estimator.ratio(loss, Quantity.ONE, "")), area),
                    scaled(
                            confidence.within(
                                    estimator.ratio(
                                            (map, reference) -> gain.of(map, reference) - loss.of(map, reference),
                                            Quantity.ONE,
                                            ""),
                                    -1,
                                    1),
                            area)));
        }
        return new ChangeEstimates(
                SampleEstimates.of(changed(strata, units, design), confidence, population),
                SampleEstimates.of(transitions(classes, strata, units, pair, design), confidence, population),
                ofClasses);
    }

    private static IntervalEstimate scaled(IntervalEstimate share, OptionalDouble area) {
        return area.isPresent() ? share.times(area.getAsDouble()) : share;
    }

    private static DrawnUnits drawn(List<Stratum> strata, List<PairedUnit> units, MapPair pair, SamplingDesign design) {
        return new DrawnUnits(
                strata,
                units.stream()
                        .map(unit -> SampledUnit.points(
                                unit.stratum(),
                                pair.of(unit.map(), unit.otherMap()),
                                pair.of(unit.reference(), unit.otherReference()),
                                unit.copies()))
                        .toList(),
                strata.stream().map(_ -> OptionalInt.empty()).toList(),
                design);
    }

    private static ReferenceSample changed(List<Stratum> strata, List<PairedUnit> units, SamplingDesign design) {
        return ReferenceSample.of(
                List.of(NO_CHANGE, CHANGE),
                strata,
                units.stream()
                        .map(unit -> SampledUnit.points(
                                unit.stratum(),
                                unit.map() == unit.otherMap() ? 0 : 1,
                                unit.reference() == unit.otherReference() ? 0 : 1,
                                unit.copies()))
                        .toList(),
                design);
    }

    /// Only transitions that occur become classes, for there may be hundreds of others.
    private static ReferenceSample transitions(
            List<String> classes, List<Stratum> strata, List<PairedUnit> units, MapPair pair, SamplingDesign design) {
        var occurring = units.stream()
                .flatMap(unit -> Stream.of(
                        pair.of(unit.map(), unit.otherMap()), pair.of(unit.reference(), unit.otherReference())))
                .distinct()
                .sorted()
                .toList();
        var names = occurring.stream()
                .map(each -> pair.first(each) == pair.second(each)
                        ? STABLE + classes.get(pair.first(each))
                        : classes.get(pair.first(each)) + " → " + classes.get(pair.second(each)))
                .toList();
        return ReferenceSample.of(
                names,
                strata,
                units.stream()
                        .map(unit -> SampledUnit.points(
                                unit.stratum(),
                                occurring.indexOf(pair.of(unit.map(), unit.otherMap())),
                                occurring.indexOf(pair.of(unit.reference(), unit.otherReference())),
                                unit.copies()))
                        .toList(),
                design);
    }
}
