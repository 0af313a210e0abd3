package org.lapwing.accuracy.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.accuracy.estimate.IntervalEstimate.Interval;

class EstimatePropertiesTest {

    private static final List<String> ABC = List.of("a", "b", "c");

    private static ReferenceSample sample(List<String> classes, long[][] counts, double... areas) {
        var strata = new ArrayList<Stratum>();
        for (int index = 0; index < areas.length; index++) {
            strata.add(Stratum.ofArea(classes.get(index), areas[index]));
        }
        return ReferenceSample.of(classes, strata, Published.units(counts), SamplingDesign.STRATIFIED);
    }

    @Test
    void rowsOfTheMatrixSumToTheirWeightsAndAllToOne() {
        var random = new SplittableRandom(5);
        for (int trial = 0; trial < 20; trial++) {
            var counts = new long[3][3];
            for (var row : counts) {
                for (int i = 0; i < 3; i++) {
                    row[i] = 1 + random.nextInt(40);
                }
            }
            double[] areas = {random.nextInt(1, 99), random.nextInt(1, 99), random.nextInt(1, 99)};
            var estimates = Published.estimates(sample(ABC, counts, areas));
            double sum = 0;
            for (int map = 0; map < 3; map++) {
                double row = estimates.proportions().get(map).stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                assertEquals(areas[map] / (areas[0] + areas[1] + areas[2]), row, 1e-12);
                sum += row;
            }
            assertEquals(1, sum, 1e-12);
            assertEquals(
                    areas[0] + areas[1] + areas[2],
                    estimates.classes().stream()
                            .mapToDouble(each -> each.area().estimate().orElseThrow())
                            .sum(),
                    1e-9);
        }
    }

    @Test
    void perfectLabelsGiveOneWithoutErrorAndTheMappedAreas() {
        var estimates = Published.estimates(sample(ABC, new long[][] {{9, 0, 0}, {0, 5, 0}, {0, 0, 7}}, 10, 20, 30));
        assertEquals(1, estimates.overall().estimate().orElseThrow());
        assertEquals(0, estimates.overall().se().orElseThrow());
        assertTrue(estimates.overall().note().contains("no certainty"));
        double[] areas = {10, 20, 30};
        for (int index = 0; index < 3; index++) {
            var each = estimates.classes().get(index);
            for (var one : List.of(each.users(), each.producers(), each.f1(), each.iou())) {
                assertEquals(1, one.estimate().orElseThrow());
                assertEquals(0, one.se().orElseThrow());
            }
            assertEquals(areas[index], each.area().estimate().orElseThrow(), 1e-9);
            assertEquals(0, each.area().se().orElseThrow());
            assertTrue(each.users().note().contains("Wilson"), each.users().note());
        }
        assertEquals(0, estimates.quantityDisagreement().orElseThrow(), 1e-15);
        assertEquals(0, estimates.allocationDisagreement().orElseThrow(), 1e-15);
    }

    @Test
    void permutingClassesPermutesResults() {
        long[][] counts = {{20, 3, 1}, {2, 30, 5}, {4, 1, 25}};
        var plain = Published.estimates(sample(ABC, counts, 5, 70, 25));
        int[] order = {2, 0, 1};
        var turned = new long[3][3];
        for (int map = 0; map < 3; map++) {
            for (int reference = 0; reference < 3; reference++) {
                turned[map][reference] = counts[order[map]][order[reference]];
            }
        }
        var other = Published.estimates(sample(List.of("c", "a", "b"), turned, 25, 5, 70));
        for (int index = 0; index < 3; index++) {
            var expected = plain.classes().get(order[index]);
            var found = other.classes().get(index);
            assertEquals(expected.name(), found.name());
            assertClose(expected.producers(), found.producers());
            assertClose(expected.iou(), found.iou());
            assertClose(expected.area(), found.area());
        }
        assertClose(plain.overall(), other.overall());
    }

    private static void assertClose(IntervalEstimate expected, IntervalEstimate found) {
        assertEquals(expected.estimate().orElseThrow(), found.estimate().orElseThrow(), 1e-12);
        assertEquals(expected.se().orElseThrow(), found.se().orElseThrow(), 1e-12);
    }

    @Test
    void mergedClassesAreEstimatedAnewNotSummed() {
        var merged = Published.olofsson().merged(Map.of("Deforestation", "change", "Forest gain", "change"));
        assertEquals(List.of("change", "Stable forest", "Stable non-forest"), merged.classes());
        var estimates = Published.estimates(merged);
        var fine = Published.estimates(Published.olofsson());
        var change = estimates.classes().getFirst();
        assertEquals(
                fine.classes().get(0).area().estimate().orElseThrow()
                        + fine.classes().get(1).area().estimate().orElseThrow(),
                change.area().estimate().orElseThrow(),
                1e-6);
        double summed = Math.hypot(
                fine.classes().get(0).area().se().orElseThrow(),
                fine.classes().get(1).area().se().orElseThrow());
        assertTrue(Math.abs(summed - change.area().se().orElseThrow()) > 1);
        // user's accuracy of the merged class by hand: its two strata weighted by their areas
        assertEquals(
                (18_000 * 66 / 75.0 + 13_500 * 55 / 75.0) / 31_500,
                change.users().estimate().orElseThrow(),
                1e-12);
        assertEquals(31_500, change.mappedArea().orElseThrow(), 1e-9);
    }

    @Test
    void strataThatAreNotTheMapFollowTheRatioEstimatorByHand() {
        // two strata of 800 and 200; x counts what is mapped as a, y what is also a
        var strata = List.of(Stratum.ofUnits("north", 800), Stratum.ofUnits("south", 200));
        var units = List.of(
                SampledUnit.points(0, 0, 0, 5),
                SampledUnit.points(0, 0, 1, 1),
                SampledUnit.points(0, 1, 1, 4),
                SampledUnit.points(1, 0, 0, 2),
                SampledUnit.points(1, 0, 1, 3),
                SampledUnit.points(1, 1, 0, 1),
                SampledUnit.points(1, 1, 1, 4));
        var sample = ReferenceSample.of(List.of("a", "b"), strata, units, SamplingDesign.STRATIFIED);
        assertFalse(sample.isStratifiedByMap());
        double y = 800 * 0.5 + 200 * 0.2;
        double x = 800 * 0.6 + 200 * 0.5;
        double ratio = y / x;
        double variance = 0;
        double[][] of = {{800, 5, 1, 4}, {200, 2, 3, 5}};
        for (var stratum : of) {
            double right = 1 - ratio;
            double mean = (stratum[1] * right - stratum[2] * ratio) / 10;
            double squares = stratum[1] * (right - mean) * (right - mean)
                    + stratum[2] * (-ratio - mean) * (-ratio - mean)
                    + stratum[3] * mean * mean;
            variance += stratum[0] * stratum[0] * (1 - 10 / stratum[0]) * squares / 9 / 10;
        }
        var users = SampleEstimates.of(sample, Confidence.PUBLISHED, FinitePopulation.CORRECTED)
                .classes()
                .getFirst()
                .users();
        assertEquals(ratio, users.estimate().orElseThrow(), 1e-12);
        assertEquals(Math.sqrt(variance) / x, users.se().orElseThrow(), 1e-12);
    }

    @Test
    void clustersFollowTheRatioOfTheirTotalsByHand() {
        double[] right = {3, 5, 2, 9};
        double[] pixels = {4, 6, 5, 9};
        var units = new ArrayList<SampledUnit>();
        for (int index = 0; index < 4; index++) {
            var cells = new ArrayList<Cell>();
            cells.add(new Cell(0, 0, right[index]));
            if (pixels[index] > right[index]) {
                cells.add(new Cell(0, 1, pixels[index] - right[index]));
            }
            units.add(new SampledUnit(0, cells, 1));
        }
        var sample = ReferenceSample.of(
                List.of("a", "b"), List.of(Stratum.ofUnits("all", 40)), units, SamplingDesign.CLUSTER);
        double ratio = 19.0 / 24;
        double squares = 0;
        for (int index = 0; index < 4; index++) {
            squares += Math.pow(right[index] - ratio * pixels[index], 2);
        }
        double variance = (1 - 4 / 40.0) * squares / (4 * 3 * 36);
        var overall = SampleEstimates.of(sample, Confidence.PUBLISHED, FinitePopulation.CORRECTED)
                .overall();
        assertEquals(ratio, overall.estimate().orElseThrow(), 1e-12);
        assertEquals(Math.sqrt(variance), overall.se().orElseThrow(), 1e-12);
    }

    @Test
    void aClassAbsentFromTheReferenceHasNoProducersAccuracyAndTheReasonIsTold() {
        var estimates = Published.estimates(sample(ABC, new long[][] {{9, 1, 0}, {0, 5, 0}, {1, 6, 0}}, 10, 20, 30));
        var absent = estimates.classes().get(2);
        assertEquals(OptionalDouble.empty(), absent.producers().estimate());
        assertEquals(
                "class 'c' does not occur in the reference of the sample",
                absent.producers().reason());
        assertEquals(0, absent.users().estimate().orElseThrow());
        assertEquals(0, absent.iou().estimate().orElseThrow());
        assertTrue(absent.users().note().contains("Wilson"));
    }

    @Test
    void aStratumWithOnePointHasNoStandardErrorWhereItMatters() {
        var estimates = Published.estimates(sample(ABC, new long[][] {{9, 1, 0}, {0, 5, 1}, {0, 0, 1}}, 10, 20, 30));
        assertTrue(estimates.overall().estimate().isPresent());
        assertEquals(OptionalDouble.empty(), estimates.overall().se());
        assertTrue(
                estimates.overall().reason().contains("'c' has one sampled unit"),
                estimates.overall().reason());
        assertEquals(OptionalDouble.empty(), estimates.classes().get(2).users().se());
        assertTrue(estimates.classes().get(0).users().se().isPresent(), "the first class does not meet the stratum");
        assertEquals(OptionalDouble.empty(), estimates.classes().get(0).area().se());
    }

    @Test
    void anEmptyStratumLeavesOnlyWhatIsKnownWithoutIt() {
        var estimates = Published.estimates(sample(ABC, new long[][] {{9, 1, 0}, {2, 5, 1}, {0, 0, 0}}, 10, 20, 30));
        assertEquals(OptionalDouble.empty(), estimates.overall().estimate());
        assertTrue(estimates.overall().reason().contains("'c' has no sampled unit"));
        assertEquals(0.9, estimates.classes().get(0).users().estimate().orElseThrow(), 1e-12);
        assertEquals(
                OptionalDouble.empty(), estimates.classes().get(0).producers().estimate());
        assertEquals(OptionalDouble.empty(), estimates.classes().get(2).users().estimate());
        assertEquals(OptionalDouble.empty(), estimates.quantityDisagreement());
        assertEquals(OptionalDouble.empty(), estimates.meanIou().estimate());
        assertEquals(List.of(), estimates.proportions());
    }

    @Test
    void wilsonHoldsWhereWaldCollapses() {
        var wilson = new Confidence(0.95, Interval.WILSON);
        assertEquals(0.7224672, wilson.wilson(1, 10, -1), 1e-4);
        assertEquals(1, wilson.wilson(1, 10, 1), 1e-12);
        var estimates = SampleEstimates.of(
                sample(ABC, new long[][] {{10, 0, 0}, {0, 5, 1}, {0, 1, 6}}, 10, 20, 30),
                wilson,
                FinitePopulation.IGNORED);
        var users = estimates.classes().getFirst().users();
        assertEquals(Interval.WILSON, users.interval());
        assertEquals(wilson.wilson(1, 10, -1), users.lower().orElseThrow());
        assertEquals(Interval.WALD, estimates.classes().getFirst().producers().interval());
    }

    @Test
    void quantilesOfTheNormalDistribution() {
        assertEquals(1.959963985, NormalDistribution.quantile(0.975), 1e-8);
        assertEquals(-2.326347874, NormalDistribution.quantile(0.01), 1e-8);
        assertEquals(0, NormalDistribution.quantile(0.5), 1e-12);
        assertEquals(1.96, Confidence.PUBLISHED.z());
        assertEquals(1.644853627, new Confidence(0.9, Interval.WALD).z(), 1e-8);
        assertThrows(IllegalArgumentException.class, () -> new Confidence(95, Interval.WALD));
    }

    @Test
    void theFinitePopulationNeedsItsSizeAndShrinksErrors() {
        var sample = Published.olofsson();
        var plain = Published.estimates(sample);
        var corrected = SampleEstimates.of(sample, Confidence.PUBLISHED, FinitePopulation.CORRECTED);
        assertTrue(corrected.overall().se().orElseThrow() < plain.overall().se().orElseThrow());
        var byArea = sample(ABC, new long[][] {{9, 1, 0}, {0, 5, 1}, {0, 2, 3}}, 10, 20, 30);
        assertThrows(
                IllegalArgumentException.class,
                () -> SampleEstimates.of(byArea, Confidence.PUBLISHED, FinitePopulation.CORRECTED));
    }

    @Test
    void theBootstrapAgreesWithTheFormulasAndRepeats() {
        var sample = Published.olofsson();
        var formula = Published.estimates(sample);
        var drawn = Bootstrap.of(sample, 2000, Confidence.PUBLISHED, new SplittableRandom(3));
        assertEquals(formula.overall().se().orElseThrow(), drawn.overall().se(), 0.0005);
        for (int index = 0; index < 4; index++) {
            var by = formula.classes().get(index);
            var check = drawn.classes().get(index);
            assertEquals(1, check.users().orElseThrow().se() / by.users().se().orElseThrow(), 0.06);
            assertEquals(1, check.iou().orElseThrow().se() / by.iou().se().orElseThrow(), 0.06);
            assertEquals(
                    1,
                    check.proportion().orElseThrow().se() / by.proportion().se().orElseThrow(),
                    0.06);
        }
        assertEquals(1, drawn.meanIou().se() / formula.meanIou().se().orElseThrow(), 0.06);
        assertEquals(drawn, Bootstrap.of(sample, 2000, Confidence.PUBLISHED, new SplittableRandom(3)));
    }

    @Test
    void changeComesFromTheReferenceOfBothDates() {
        var strata = List.of(Stratum.ofArea("change", 100), Stratum.ofArea("stable", 900));
        var units = List.of(
                new PairedUnit(0, 0, 1, 0, 1, 30), // mapped and true loss of forest
                new PairedUnit(0, 0, 1, 0, 0, 10), // false alarm
                new PairedUnit(1, 0, 0, 0, 0, 45),
                new PairedUnit(1, 1, 1, 1, 1, 44),
                new PairedUnit(1, 0, 0, 0, 1, 1)); // missed
        var change = ChangeEstimates.of(
                List.of("forest", "other"),
                strata,
                units,
                SamplingDesign.STRATIFIED,
                Confidence.PUBLISHED,
                FinitePopulation.IGNORED);
        double lost = 100 * 0.75 + 900.0 / 90;
        var forest = change.classes().getFirst();
        assertEquals(lost, forest.loss().estimate().orElseThrow(), 1e-9);
        assertEquals(0, forest.gain().estimate().orElseThrow(), 1e-12);
        assertEquals(-lost, forest.net().estimate().orElseThrow(), 1e-9);
        double se = Math.sqrt(100 * 100 * 0.75 * 0.25 / 39 + 900.0 * 900 * (1 / 90.0) * (89 / 90.0) / 89);
        assertEquals(se, forest.net().se().orElseThrow(), 1e-9);
        assertEquals(0.75, change.accuracy().classes().get(1).users().estimate().orElseThrow(), 1e-12);
        var names = change.transitions().classes().stream()
                .map(ClassEstimates::name)
                .toList();
        assertEquals(List.of("stable forest", "forest → other", "stable other"), names);
        assertEquals(
                lost, change.transitions().classes().get(1).area().estimate().orElseThrow(), 1e-9);
    }
}
