package org.lapwing.model.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AdamWTest {

    @Test
    void firstStepMovesByTheLearningRateAgainstTheGradient() {
        var weights = new float[] {1, 1, 1};
        new AdamW(3).update(weights, new float[] {5, -0.01f, 0}, 1, 0.1f, 0);
        assertArrayEquals(new float[] {0.9f, 1.1f, 1}, weights, 1e-5f);
    }

    @Test
    void twoStepsFollowTheFormula() {
        var weights = new float[] {0};
        var adam = new AdamW(1);
        adam.update(weights, new float[] {1}, 1, 0.1f, 0);
        adam.update(weights, new float[] {-2}, 2, 0.1f, 0);
        double mean = (0.9 * 0.1 * 1 + 0.1 * -2) / (1 - 0.81);
        double square = (0.999 * 0.001 * 1 + 0.001 * 4) / (1 - 0.998001);
        assertEquals(-0.1 - 0.1 * mean / Math.sqrt(square), weights[0], 1e-5);
    }

    @Test
    void decayShrinksWeightsWithoutGradient() {
        var weights = new float[] {2};
        new AdamW(1).update(weights, new float[] {0}, 1, 0.5f, 0.1f);
        assertEquals(2 * (1 - 0.05), weights[0], 1e-6);
    }

    @Test
    void restoredMomentsGoOnWithTheSameNumbers() {
        var whole = new float[] {1};
        var adam = new AdamW(1);
        adam.update(whole, new float[] {0.3f}, 1, 0.1f, 0);
        var resumed = new AdamW(1);
        adam.memory()
                .forEach((name, array) ->
                        System.arraycopy(array, 0, resumed.memory().get(name), 0, array.length));
        var copy = whole.clone();
        adam.update(whole, new float[] {-0.7f}, 2, 0.1f, 0);
        resumed.update(copy, new float[] {-0.7f}, 2, 0.1f, 0);
        assertArrayEquals(whole, copy);
    }
}
