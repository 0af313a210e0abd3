package org.lapwing.model.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lapwing.model.OptimiserSettings;
import org.lapwing.model.OptimiserSettings.Rule;

/// Two steps of each rule, computed by hand from its formula.
class WeightRuleTest {

    private static float[] afterTwoSteps(Rule rule, double momentum, float decay) {
        var weights = new float[] {1};
        var mover = WeightRule.of(new OptimiserSettings(rule, momentum, 0, 0), 1);
        mover.update(weights, new float[] {0.5f}, 1, 0.1f, decay);
        float first = weights[0];
        mover.update(weights, new float[] {-2}, 2, 0.1f, decay);
        return new float[] {first, weights[0]};
    }

    @Test
    void plainDescentFollowsTheGradient() {
        assertArrayEquals(new float[] {0.95f, 1.15f}, afterTwoSteps(Rule.SGD, 0, 0), 1e-6f);
    }

    @Test
    void momentumKeepsItsVelocity() {
        // v = 0.5, then 0.9 * 0.5 - 2 = -1.55
        assertArrayEquals(new float[] {0.95f, 0.95f + 0.155f}, afterTwoSteps(Rule.SGD, 0.9, 0), 1e-6f);
    }

    @Test
    void nesterovLooksAhead() {
        // g + 0.9 v: 0.5 + 0.45, then -2 + 0.9 * -1.55
        assertArrayEquals(new float[] {1 - 0.095f, 1 - 0.095f + 0.3395f}, afterTwoSteps(Rule.NESTEROV, 0.9, 0), 1e-6f);
    }

    @Test
    void decayIsPartOfTheGradientOfMomentum() {
        // 0.5 + 0.2 * 1, then -2 + 0.2 * 0.93
        assertArrayEquals(new float[] {0.93f, 0.93f + 0.1814f}, afterTwoSteps(Rule.SGD, 0, 0.2f), 1e-6f);
    }

    @Test
    void rmsPropDividesByTheRootOfTheMeanSquare() {
        double first = 1 - 0.1 * 0.5 / Math.sqrt(0.01 * 0.25);
        double second = first + 0.1 * 2 / Math.sqrt(0.99 * 0.0025 + 0.01 * 4);
        assertArrayEquals(new float[] {(float) first, (float) second}, afterTwoSteps(Rule.RMSPROP, 0, 0), 1e-6f);
    }

    @Test
    void adamTakesDecayIntoItsMoments() {
        // decay alone gives a gradient, and the first step is as long as the rate whatever the gradient
        assertEquals(1 - 0.1, afterTwoSteps(Rule.ADAM, 0, 0.2f)[0], 1e-6);
        double first = 0.9;
        double g1 = 0.5 + 0.2;
        double g2 = -2 + 0.2 * first;
        double mean = (0.9 * 0.1 * g1 + 0.1 * g2) / (1 - 0.81);
        double square = (0.999 * 0.001 * g1 * g1 + 0.001 * g2 * g2) / (1 - 0.998001);
        assertEquals(first - 0.1 * mean / Math.sqrt(square), afterTwoSteps(Rule.ADAM, 0, 0.2f)[1], 1e-5);
    }

    @Test
    void adamWShrinksWeightsApartFromTheGradient() {
        assertEquals(1 - 0.02 - 0.1, afterTwoSteps(Rule.ADAMW, 0, 0.2f)[0], 1e-6);
    }

    @Test
    void whatARuleRemembersIsAllThatItNeedsToGoOn() {
        for (var rule : Rule.values()) {
            var settings = new OptimiserSettings(rule, 0.9, 0, 0);
            var whole = new float[] {1, -2};
            var before = WeightRule.of(settings, 2);
            before.update(whole, new float[] {0.3f, 4}, 1, 0.1f, 0.01f);
            var resumed = WeightRule.of(settings, 2);
            before.memory()
                    .forEach((name, array) ->
                            System.arraycopy(array, 0, resumed.memory().get(name), 0, array.length));
            var copy = whole.clone();
            before.update(whole, new float[] {-0.7f, 1}, 2, 0.1f, 0.01f);
            resumed.update(copy, new float[] {-0.7f, 1}, 2, 0.1f, 0.01f);
            assertArrayEquals(whole, copy, rule.name());
        }
    }
}
