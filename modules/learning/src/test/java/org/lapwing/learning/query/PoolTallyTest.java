package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lapwing.learning.query.PoolTally.Inner;
import org.lapwing.learning.query.PoolTally.Kept;

class PoolTallyTest {

    private static final Kept ALL = new Kept(Kept.Histogram.KEPT, 2, Kept.Gradients.KEPT);

    @Test
    void pixelsBecomeOneNumberInFourWays() {
        var tally = new PoolTally(3, 2, ALL);
        // patch 0: a border between two sure fields; patch 1: doubtful throughout; patch 2: never seen
        for (float value : new float[] {1, 1, 0.8f}) {
            tally.add(0, value, value, Inner.AT_A_BORDER);
        }
        for (float value : new float[] {0, 0, 0.1f, 0.1f, 0}) {
            tally.add(0, value, value, Inner.AWAY_FROM_BORDERS);
        }
        for (int i = 0; i < 8; i++) {
            tally.add(1, 0.3f, 0.3f, Inner.AWAY_FROM_BORDERS);
        }
        assertArrayEquals(new double[] {3.0 / 8, 0.3, 0}, tally.reduced(Reduction.MEAN, 0.5), 1e-6);
        assertArrayEquals(new double[] {1, 0.3f, 0}, tally.reduced(Reduction.MAX, 0.5), 1e-6);
        assertArrayEquals(new double[] {0.04, 0.3, 0}, tally.reduced(Reduction.INNER_MEAN, 0.5), 1e-6);
        // half of the 16 places lie at or below 0.3; above it are the three of the border
        assertArrayEquals(new double[] {3.0 / 8, 0, 0}, tally.reduced(Reduction.SHARE_ABOVE, 0.5), 1e-6);
        assertEquals(5.4 / 16, tally.meanEntropy(), 1e-6);
    }

    @Test
    void aFewPlacesBetweenBordersDoNotCarryAPatch() {
        var tally = new PoolTally(1, 2, ALL);
        for (int i = 0; i < 99; i++) {
            tally.add(0, 1, 1, Inner.AT_A_BORDER);
        }
        tally.add(0, 0.9f, 0.9f, Inner.AWAY_FROM_BORDERS);
        assertEquals(0.09, tally.reduced(Reduction.INNER_MEAN, 0.5)[0], 1e-6);
    }

    @Test
    void classesFeaturesAndGradientsAreMeans() {
        var tally = new PoolTally(1, 2, ALL);
        for (int i = 0; i < 4; i++) {
            tally.add(0, 0, 0, Inner.AT_A_BORDER);
        }
        tally.addClass(0, 1, 3);
        tally.addFeature(0, 0, 2);
        tally.addGradient(0, 1, 2, -1);
        assertArrayEquals(new double[] {0, 0.75}, tally.classShares(0), 1e-12);
        assertArrayEquals(new float[] {0.5f, 0}, tally.features(0));
        assertArrayEquals(new float[] {0, 0, 0, 0, 0, -0.25f}, tally.gradient(0));
    }
}
