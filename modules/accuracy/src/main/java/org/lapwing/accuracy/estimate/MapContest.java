package org.lapwing.accuracy.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lapwing.accuracy.estimate.IntervalEstimate.Interval;

/// Two maps judged by one sample: which is right more often, overall and for each class.
///
/// The difference is that of the stratified mean of `d = [1 right] − [2 right]`: `D = Σ W_h d̄_h`, `V = Σ W_h²
/// s²_d,h / n_h` (Cochran 1977, Sampling Techniques, equations 5.1 and 5.13, on differences of pairs). It
/// respects the weights of the strata, which McNemar's test does not. Class by class, producer's accuracies are
/// compared: among points that are the class, which map finds more.
///
/// @param test McNemar's test over all points
/// @param difference overall accuracy of the first map less that of the second
/// @param classes the same for each class
public record MapContest(McNemar test, IntervalEstimate difference, List<OfClass> classes) {

    /// The comparison for one class.
    ///
    /// @param name name of the class
    /// @param test McNemar's test over the points that are the class
    /// @param producersDifference producer's accuracy of the first map less that of the second
    public record OfClass(String name, McNemar test, IntervalEstimate producersDifference) {}

    /// Copies the list.
    public MapContest {
        classes = List.copyOf(classes);
    }

    /// Compares two maps on points.
    ///
    /// @param classes names of the classes
    /// @param strata as drawn
    /// @param units points; both references of each are the same
    public static MapContest of(
            List<String> classes,
            List<Stratum> strata,
            List<PairedUnit> units,
            SamplingDesign design,
            Confidence confidence,
            FinitePopulation population) {
        var pair = new MapPair(classes.size());
        var drawn = new DrawnUnits(
                strata,
                units.stream()
                        .map(unit -> SampledUnit.points(
                                unit.stratum(), pair.of(unit.map(), unit.otherMap()), unit.reference(), unit.copies()))
                        .toList(),
                strata.stream().map(_ -> OptionalInt.empty()).toList(),
                design);
        var estimator = new RatioEstimator(drawn, population);
        Quantity difference =
                (map, reference) -> (pair.first(map) == reference ? 1 : 0) - (pair.second(map) == reference ? 1 : 0);
        var ofClasses = new ArrayList<OfClass>();
        for (int index = 0; index < classes.size(); index++) {
            int wanted = index;
            ofClasses.add(new OfClass(
                    classes.get(index),
                    test(units.stream()
                            .filter(unit -> unit.reference() == wanted)
                            .toList()),
                    confidence.within(
                            estimator.ratio(
                                    (map, reference) -> reference == wanted ? difference.of(map, reference) : 0,
                                    Quantity.referred(index),
                                    "class '" + classes.get(index) + "' does not occur in the reference of the sample"),
                            -1,
                            1)));
        }
        return new MapContest(
                test(units),
                confidence.within(estimator.ratio(difference, Quantity.ONE, "the sample is empty"), -1, 1),
                ofClasses);
    }

    /// Whether the interval of [#difference] leaves zero out.
    public boolean isDecided() {
        return difference.interval() == Interval.WALD
                && difference.lower().isPresent()
                && (difference.lower().getAsDouble() > 0 || difference.upper().orElseThrow() < 0);
    }

    private static McNemar test(List<PairedUnit> units) {
        long first = 0;
        long second = 0;
        for (var unit : units) {
            boolean one = unit.map() == unit.reference();
            boolean other = unit.otherMap() == unit.reference();
            first += one && !other ? unit.copies() : 0;
            second += other && !one ? unit.copies() : 0;
        }
        return new McNemar(first, second);
    }
}
