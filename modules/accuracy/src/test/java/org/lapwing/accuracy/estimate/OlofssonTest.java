package org.lapwing.accuracy.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The numbers of Olofsson et al. (2014), Tables 8 and 9, recomputed with z = 1.96.
class OlofssonTest {

    private static final SampleEstimates ALL = Published.estimates(Published.olofsson());

    private static void assertEstimates(
            Function<ClassEstimates, IntervalEstimate> measure, double digits, double... estimateAndError) {
        for (int index = 0; index < 4; index++) {
            var found = measure.apply(ALL.classes().get(index));
            assertEquals(estimateAndError[2 * index], found.estimate().orElseThrow(), digits, "class " + index);
            assertEquals(estimateAndError[2 * index + 1], found.se().orElseThrow(), digits, "error of class " + index);
        }
    }

    @Test
    void theMatrixInSharesOfTheAreaIsThatOfTableNine() {
        var expected = List.of(
                List.of(0.0176, 0.0, 0.0013, 0.0011),
                List.of(0.0, 0.0110, 0.0016, 0.0024),
                List.of(0.0019, 0.0, 0.2967, 0.0213),
                List.of(0.0040, 0.0020, 0.0179, 0.6212));
        for (int map = 0; map < 4; map++) {
            for (int reference = 0; reference < 4; reference++) {
                assertEquals(
                        expected.get(map).get(reference),
                        ALL.proportions().get(map).get(reference),
                        5e-5,
                        map + "," + reference);
            }
        }
    }

    @Test
    void overallAccuracyAndDisagreement() {
        assertEquals(0.946512, ALL.overall().estimate().orElseThrow(), 5e-7);
        assertEquals(0.009430, ALL.overall().se().orElseThrow(), 5e-7);
        assertEquals(0.888814, ALL.kappa().orElseThrow(), 5e-7);
        assertEquals(0.004493, ALL.quantityDisagreement().orElseThrow(), 5e-7);
        assertEquals(0.048995, ALL.allocationDisagreement().orElseThrow(), 5e-7);
        assertEquals(0.781266, ALL.meanIou().estimate().orElseThrow(), 5e-7);
    }

    @Test
    void usersAccuracy() {
        assertEstimates(
                ClassEstimates::users,
                5e-7,
                0.880000,
                0.037776,
                0.733333,
                0.051407,
                0.927273,
                0.020278,
                0.963077,
                0.010476);
    }

    @Test
    void producersAccuracyWithTheErrorsOfEquationSevenNotTheMisprints() {
        assertEstimates(
                ClassEstimates::producers,
                5e-7,
                0.748661,
                0.108832,
                0.847156,
                0.129800,
                0.934509,
                0.017512,
                0.961609,
                0.009368);
        assertEquals(0.254, 1.96 * ALL.classes().get(1).producers().se().orElseThrow(), 5e-4);
        assertEquals(0.018, 1.96 * ALL.classes().get(3).producers().se().orElseThrow(), 5e-4);
    }

    @Test
    void intersectionOverUnionAndF1() {
        assertEstimates(
                ClassEstimates::iou,
                5e-7,
                0.679310,
                0.093993,
                0.647645,
                0.088250,
                0.870692,
                0.024338,
                0.927418,
                0.013325);
        assertEstimates(
                ClassEstimates::f1,
                5e-7,
                0.809035,
                0.066660,
                0.786146,
                0.065015,
                0.930877,
                0.013909,
                0.962342,
                0.007174);
    }

    @Test
    void areasInHectaresWithTheirIntervals() {
        assertEstimates(
                ClassEstimates::proportion,
                5e-7,
                0.023509,
                0.003491,
                0.012985,
                0.002129,
                0.317522,
                0.008792,
                0.645985,
                0.009230);
        double[] areas = {21_157.8, 11_686.2, 285_769.9, 581_386.2};
        double[] halves = {6_157.6, 3_755.8, 15_509.8, 16_281.7};
        for (int index = 0; index < 4; index++) {
            var area = ALL.classes().get(index).area();
            assertEquals(areas[index], area.estimate().orElseThrow(), 0.05);
            assertEquals(areas[index] - halves[index], area.lower().orElseThrow(), 0.1);
            assertEquals(areas[index] + halves[index], area.upper().orElseThrow(), 0.1);
            assertEquals(halves[index], 1.96 * area.se().orElseThrow(), 0.05);
        }
        var deforestation = ALL.classes().getFirst();
        assertEquals(18_000, deforestation.mappedArea().orElseThrow(), 1e-9);
        assertEquals(15_000, deforestation.area().lower().orElseThrow(), 0.5);
        assertEquals(27_315, deforestation.area().upper().orElseThrow(), 0.5);
    }

    @Test
    void thePublishedRoundingIsMet() {
        assertEquals("0.95 ± 0.02", rounded(ALL.overall()));
        var users = ALL.classes().stream().map(each -> rounded(each.users())).toList();
        assertEquals(List.of("0.88 ± 0.07", "0.73 ± 0.10", "0.93 ± 0.04", "0.96 ± 0.02"), users);
        var producers =
                ALL.classes().stream().map(each -> rounded(each.producers())).toList();
        assertEquals(List.of("0.75 ± 0.21", "0.85 ± 0.25", "0.93 ± 0.03", "0.96 ± 0.02"), producers);
    }

    @Test
    void theUnweightedNumbersMustDiffer() {
        double[] wrongProducers = {0.956522, 0.982143, 0.874286, 0.920588};
        double[] wrongIou = {0.846154, 0.723684, 0.818182, 0.889205};
        for (int index = 0; index < 4; index++) {
            var each = ALL.classes().get(index);
            assertTrue(
                    Math.abs(wrongProducers[index] - each.producers().estimate().orElseThrow()) > 0.01);
            assertTrue(Math.abs(wrongIou[index] - each.iou().estimate().orElseThrow()) > 0.01);
        }
        assertTrue(Math.abs(0.917188 - ALL.overall().estimate().orElseThrow()) > 0.01);
        assertTrue(Math.abs(0.869964 - ALL.kappa().orElseThrow()) > 0.01);
    }

    @Test
    void equationsFiveToSevenAreTheRatioEstimatorWhereStrataAreTheMap() {
        double whole = 10_000_000;
        double overall = 0;
        for (int map = 0; map < 4; map++) {
            double n = row(map);
            double users = Published.OLOFSSON_COUNTS[map][map] / n;
            double weight = Published.OLOFSSON_PIXELS[map] / whole;
            overall += weight * weight * users * (1 - users) / (n - 1);
            assertEquals(
                    Math.sqrt(users * (1 - users) / (n - 1)),
                    ALL.classes().get(map).users().se().orElseThrow(),
                    1e-12);
            assertEquals(
                    Math.sqrt(equationSeven(map)),
                    ALL.classes().get(map).producers().se().orElseThrow(),
                    1e-12);
        }
        assertEquals(Math.sqrt(overall), ALL.overall().se().orElseThrow(), 1e-12);
    }

    private static double equationSeven(int reference) {
        double estimated = 0;
        for (int map = 0; map < 4; map++) {
            estimated += Published.OLOFSSON_PIXELS[map] * Published.OLOFSSON_COUNTS[map][reference] / row(map);
        }
        double own = Published.OLOFSSON_PIXELS[reference];
        double users = Published.OLOFSSON_COUNTS[reference][reference] / row(reference);
        double producers = own * users / estimated;
        double variance = own * own * (1 - producers) * (1 - producers) * users * (1 - users) / (row(reference) - 1);
        for (int map = 0; map < 4; map++) {
            if (map != reference) {
                double share = Published.OLOFSSON_COUNTS[map][reference] / row(map);
                double pixels = Published.OLOFSSON_PIXELS[map];
                variance += producers * producers * pixels * pixels * share * (1 - share) / (row(map) - 1);
            }
        }
        return variance / (estimated * estimated);
    }

    private static double row(int map) {
        double n = 0;
        for (long count : Published.OLOFSSON_COUNTS[map]) {
            n += count;
        }
        return n;
    }

    private static String rounded(IntervalEstimate estimate) {
        return String.format(
                java.util.Locale.ROOT,
                "%.2f ± %.2f",
                estimate.estimate().orElseThrow(),
                1.96 * estimate.se().orElseThrow());
    }
}
