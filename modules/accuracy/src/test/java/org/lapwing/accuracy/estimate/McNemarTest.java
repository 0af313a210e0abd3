package org.lapwing.accuracy.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class McNemarTest {

    @Test
    void thePublishedNumbersAreReproduced() {
        var few = new McNemar(11, 1);
        assertEquals(8.3333, few.chiSquare().orElseThrow(), 5e-5);
        assertEquals(6.75, few.correctedChiSquare().orElseThrow(), 1e-12);
        assertEquals(0.006348, few.exactProbability(), 5e-7);
        assertTrue(few.isSmall());
        var more = new McNemar(25, 15);
        assertEquals(2.5, more.chiSquare().orElseThrow(), 1e-12);
        assertEquals(2.025, more.correctedChiSquare().orElseThrow(), 1e-12);
        assertEquals(0.153860, more.exactProbability(), 5e-7);
        assertFalse(more.isSmall());
        assertEquals(Math.sqrt(2.5), more.z().orElseThrow(), 1e-12);
    }

    @Test
    void mapsThatDifferNowhereHaveNoStatisticAndNoEvidence() {
        var none = new McNemar(0, 0);
        assertEquals(OptionalDouble.empty(), none.chiSquare());
        assertEquals(OptionalDouble.empty(), none.correctedChiSquare());
        assertEquals(1, none.exactProbability());
        assertThrows(IllegalArgumentException.class, () -> new McNemar(-1, 0));
    }

    @Test
    void thousandsOfDifferingPointsDoNotOverflow() {
        assertEquals(1, new McNemar(5000, 5000).exactProbability(), 1e-9);
        assertTrue(new McNemar(6000, 4000).exactProbability() < 1e-80);
    }

    @Test
    void theStratifiedDifferenceIsThatOfTheOverallAccuracies() {
        var classes = List.of("a", "b");
        var strata = List.of(Stratum.ofUnits("one", 900), Stratum.ofUnits("two", 100));
        var units = List.of(
                new PairedUnit(0, 0, 0, 0, 0, 40),
                new PairedUnit(0, 0, 1, 0, 0, 10),
                new PairedUnit(0, 1, 1, 1, 1, 30),
                new PairedUnit(1, 0, 1, 1, 1, 12),
                new PairedUnit(1, 0, 0, 0, 0, 8));
        var contest = MapContest.of(
                classes, strata, units, SamplingDesign.STRATIFIED, Confidence.PUBLISHED, FinitePopulation.IGNORED);
        // stratum one: 10 of 80 points speak for map 1; two: 12 of 20 for map 2
        assertEquals(
                0.9 * 10 / 80 - 0.1 * 12 / 20, contest.difference().estimate().orElseThrow(), 1e-12);
        double one = 0.125 * 0.875 * 80 / 79;
        double two = 0.6 * 0.4 * 20 / 19;
        assertEquals(
                Math.sqrt(0.81 * one / 80 + 0.01 * two / 20),
                contest.difference().se().orElseThrow(),
                1e-12);
        assertEquals(new McNemar(10, 12), contest.test());
        assertEquals(new McNemar(10, 0), contest.classes().get(0).test());
        assertEquals(new McNemar(0, 12), contest.classes().get(1).test());
        double found = 0.9 * 10 / 80 / (0.9 * 50 / 80 + 0.1 * 8 / 20);
        assertEquals(
                found, contest.classes().get(0).producersDifference().estimate().orElseThrow(), 1e-12);
        assertFalse(contest.isDecided());
    }
}
