package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.accuracy.ConfusionMatrix;

class MeasuresTest {

    @Test
    void meanIouCountsClassesOfTheTruthOnly() {
        var scores = ValidationScores.of(
                ConfusionMatrix.of(List.of(List.of(6L, 1L, 0L), List.of(2L, 3L, 0L), List.of(1L, 0L, 0L))));
        assertEquals(6 / 10.0, scores.iou().get(0), 1e-12);
        assertEquals(3 / 6.0, scores.iou().get(1), 1e-12);
        assertTrue(Double.isNaN(scores.iou().get(2)));
        assertEquals(0.55, scores.meanIou(), 1e-12);
        assertEquals(9 / 13.0, scores.overall(), 1e-12);
    }

    @Test
    void withoutValidationThereIsNoScore() {
        var scores = ValidationScores.none(2);
        assertTrue(Double.isNaN(scores.meanIou()));
        assertEquals(2, scores.iou().size());
    }

    @Test
    void rareClassesWeighMoreAndTheMeanPixelWeighsOne() {
        var weights = ClassWeights.of(new long[] {8000, 2000, 0}, 0.5);
        assertEquals(1, 0.8 * weights.get(0) + 0.2 * weights.get(1), 1e-6);
        assertEquals(2, weights.get(1) / weights.get(0), 1e-5);
        assertEquals(1f, weights.get(2));
    }

    @Test
    void noWeightLeavesItsLimits() {
        var weights = ClassWeights.of(new long[] {1_000_000_000, 1}, 1);
        assertEquals(4f, weights.get(1));
        assertTrue(weights.get(0) >= 0.3f);
    }
}
