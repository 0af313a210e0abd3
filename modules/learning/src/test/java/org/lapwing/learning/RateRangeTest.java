package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RateRangeTest {

    /// A range test whose loss depends on the exponent of the rate alone.
    private static RateRange range(DoubleUnaryOperator loss) {
        var rates = new ArrayList<Double>();
        var losses = new ArrayList<Double>();
        for (int step = 0; step < 121; step++) {
            double rate = RateFinder.rate(step, 121);
            rates.add(rate);
            losses.add(loss.applyAsDouble(Math.log10(rate)));
        }
        return RateRange.of(rates, losses);
    }

    @Test
    void ratesGrowByOneFactorFromAMillionthToOne() {
        assertEquals(1e-6, RateFinder.rate(0, 121), 1e-18);
        assertEquals(1e-3, RateFinder.rate(60, 121), 1e-12);
        assertEquals(1, RateFinder.rate(120, 121), 1e-9);
    }

    @Test
    void theSmoothedLossStartsAtTheFirstAndFollows() {
        var range = RateRange.of(List.of(0.1, 0.2, 0.3), List.of(2.0, 1.0, 1.0));
        assertEquals(2, range.points().getFirst().smoothed(), 1e-12);
        assertEquals((0.9 * 2 + 1) / 1.9, range.points().get(1).smoothed(), 1e-12);
        assertTrue(range.points().get(2).smoothed() < range.points().get(1).smoothed());
    }

    @Test
    void suggestsTheSteepestPlaceOfAFallThatEndsFarOff() {
        // falls from 1e-4 on, most steeply at 1e-3, and comes apart at 0.1
        var range = range(exponent ->
                2 - 1.5 / (1 + Math.exp(-4 * (exponent + 3))) + (exponent > -1 ? Math.exp(6 * (exponent + 1)) - 1 : 0));
        double found = range.suggestion().orElseThrow();
        assertTrue(found > 8e-4 && found < 5e-3, "suggested " + found);
        assertTrue(range.lowest().rate() > 0.02 && range.lowest().rate() < 0.3, "lowest " + range.lowest());
    }

    @Test
    void neverSuggestsMoreThanAThirdOfTheRateOfTheLowestLoss() {
        // falls ever faster until it comes apart at 1e-2
        var range = range(exponent -> exponent < -2 ? 2 - Math.exp(2 * (exponent + 2)) : 50);
        assertTrue(range.steepest().orElseThrow() > range.lowest().rate() / 3);
        assertEquals(
                range.lowest().rate() / 3,
                range.suggestion().orElseThrow(),
                0.05 * range.lowest().rate());
    }

    @Test
    void suggestsNothingWhereTheLossHardlyFalls() {
        assertEquals(OptionalDouble.empty(), range(exponent -> 1.1).suggestion());
        assertEquals(
                OptionalDouble.empty(), range(exponent -> 2 + exponent / 1000).suggestion());
        assertEquals(OptionalDouble.empty(), new RateRange(List.of()).suggestion());
    }

    @Test
    void aStepThatCameApartIsNotTheLowest() {
        var range = range(exponent -> exponent < -1 ? -exponent : Double.NaN);
        assertTrue(range.lowest().rate() < 0.11);
        assertTrue(range.suggestion().isPresent());
    }
}
