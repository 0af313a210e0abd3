package org.lapwing.learning.query.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.learning.query.QueryStrategy;

class ImageLevelLearnerTest {

    @Test
    void separablePatchesAreToldApartAndThoseBetweenAreDoubted() {
        var all = new ArrayList<float[]>();
        var random = new SplittableRandom(1);
        for (int i = 0; i < 60; i++) {
            int index = i % 3;
            all.add(new float[] {
                (float) (index * 10 + random.nextDouble()), (float) (500 * (index == 1 ? 1 : 0) + random.nextDouble())
            });
        }
        all.add(new float[] {15, 250}); // between classes 1 and 2
        var labelled = List.of(0, 1, 2, 3, 4, 5);
        var learner = ImageLevelLearner.fit(all, labelled, List.of(0, 1, 2, 0, 1, 2), 3);
        int right = 0;
        for (int i = 0; i < 60; i++) {
            var p = learner.probabilities(all.get(i));
            right += p[i % 3] > 0.5 ? 1 : 0;
        }
        assertEquals(60, right);
        var between = learner.probabilities(all.getLast());
        var sure = learner.probabilities(all.get(1));
        for (var strategy : List.of(QueryStrategy.ENTROPY, QueryStrategy.MARGIN, QueryStrategy.LEAST_CONFIDENCE)) {
            assertTrue(Simulation.doubt(strategy, between) > Simulation.doubt(strategy, sure), strategy.toString());
        }
    }

    @Test
    void theFitMinimisesThePenalisedCrossEntropy() {
        // one number of -1 and 1, two classes: by symmetry the weights are (-w, w) with added values 0, and
        // w solves 1 / (1 + e^(2w)) = penalty * w
        var all = List.of(new float[] {-1}, new float[] {1});
        var learner = ImageLevelLearner.fit(all, List.of(0, 1), List.of(0, 1), 2);
        double low = 0;
        double high = 10;
        for (int i = 0; i < 100; i++) {
            double w = (low + high) / 2;
            if (1 / (1 + Math.exp(2 * w)) > 0.01 * w) {
                low = w;
            } else {
                high = w;
            }
        }
        assertEquals(1 / (1 + Math.exp(-2 * low)), learner.probabilities(new float[] {1})[1], 1e-4);
    }

    @Test
    void doubtIsAls4gansEntropyMarginAndLeastConfidence() {
        double[] p = {0.5, 0.3, 0.2};
        assertEquals(1.029653, Simulation.doubt(QueryStrategy.ENTROPY, p), 1e-6);
        assertEquals(0.8, Simulation.doubt(QueryStrategy.MARGIN, p), 1e-12);
        assertEquals(0.5, Simulation.doubt(QueryStrategy.LEAST_CONFIDENCE, p), 1e-12);
    }

    @Test
    void theSameLabelsGiveTheSameClassifier() {
        var all = List.of(new float[] {1, 4}, new float[] {2, 2}, new float[] {3, 9});
        assertArrayEquals(
                ImageLevelLearner.fit(all, List.of(0, 2), List.of(1, 0), 2).probabilities(all.get(1)),
                ImageLevelLearner.fit(all, List.of(0, 2), List.of(1, 0), 2).probabilities(all.get(1)));
    }
}
