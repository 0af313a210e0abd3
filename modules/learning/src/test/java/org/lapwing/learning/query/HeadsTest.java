package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.lapwing.learning.query.PoolTally.Inner;
import org.lapwing.learning.query.PoolTally.Kept;

class HeadsTest {

    @Test
    void aHeadOfOneTapWeighsChannels() {
        var head = new BodyHead(2, 1, new float[] {1, 2, -1, 0.5f}, new float[] {10, 20});
        // one place, halo of 1: only the middle of 3 by 3 counts
        var features = new float[18];
        features[4] = 3;
        features[13] = 4;
        features[0] = 99;
        assertArrayEquals(new float[] {21, 19}, head.scores(features, 1, 1, 1));
    }

    @Test
    void aHeadOfNineTapsSeesItsNeighboursAndZeroBeyondThem() {
        var kernel = new float[9];
        Arrays.fill(kernel, 1);
        kernel[0] = 10; // upper left
        var head = new BodyHead(1, 3, kernel, new float[] {0});
        var features = new float[] {1, 2, 3, 4};
        // without halo: place (0, 0) sees 1, 2, 3 and 4; place (1, 1) sees 1 at the upper left
        assertArrayEquals(new float[] {10, 10, 10, 19}, head.scores(features, 2, 2, 0));
        var wide = new float[] {
            5, 0, 0, 0,
            0, 1, 2, 0,
            0, 3, 4, 0,
            0, 0, 0, 0
        };
        assertArrayEquals(new float[] {60, 10, 10, 19}, head.scores(wide, 2, 2, 1));
    }

    @Test
    void drawnHeadsLeaveOutWholeChannelsAndKeepTheMean() {
        int channels = 400;
        var kernel = new float[2 * channels];
        Arrays.fill(kernel, 1);
        var head = new BodyHead(channels, 1, kernel, new float[2]);
        var features = new float[channels];
        Arrays.fill(features, 1);
        double mean = 0;
        for (var draw : DroppedHeads.of(head, 32, 0.25, 9)) {
            var scores = draw.scores(features, 1, 1, 0);
            assertEquals(scores[0], scores[1], 1e-3); // both classes do without the same channels
            mean += scores[0] / 32;
        }
        assertEquals(channels, mean, 12);
    }

    @Test
    void drawsAreRepeatedByTheSeed() {
        var head = new BodyHead(8, 1, new float[] {1, 2, 3, 4, 5, 6, 7, 8}, new float[1]);
        var features = new float[] {1, 1, 1, 1, 1, 1, 1, 1};
        for (int draw = 0; draw < 4; draw++) {
            assertArrayEquals(
                    DroppedHeads.of(head, 4, 0.5, 3).get(draw).scores(features, 1, 1, 0),
                    DroppedHeads.of(head, 4, 0.5, 3).get(draw).scores(features, 1, 1, 0));
        }
        assertTrue(DroppedHeads.of(head, 8, 0.5, 3).stream()
                        .map(each -> each.scores(features, 1, 1, 0)[0])
                        .distinct()
                        .count()
                > 1);
    }

    @Test
    void aBodyOfOneChannelCannotBeAskedByBald() {
        var head = new BodyHead(1, 1, new float[] {1, 2}, new float[2]);
        var refused = assertThrows(IllegalArgumentException.class, () -> DroppedHeads.of(head, 4, 0.5, 3));
        assertTrue(refused.getMessage().contains("ask by entropy"), refused.getMessage());
    }

    @Test
    void theGradientOfAPatchIsWhatTrainingOnItWouldBeginWith() {
        // one channel of 2 and 6 at two places; p = (0.75, 0.25) and (0.4, 0.6), best classes 0 and 1
        var tally = new PoolTally(1, 2, new Kept(Kept.Histogram.NONE, 1, Kept.Gradients.KEPT));
        tally.add(0, 0, 0, Inner.AT_A_BORDER);
        tally.add(0, 0, 0, Inner.AT_A_BORDER);
        var seen = new BitSet();
        seen.set(0, 2);
        new FeatureSums(new float[] {2, 6}, 1, 2, 0)
                .add(tally, 0, new Places(0, 2, 0, 1), seen, new float[] {0.75f, 0.4f, 0.25f, 0.6f}, new byte[] {0, 1});
        // class 0: (-0.25 * 2 + 0.4 * 6) / 2 = 0.95, added value (-0.25 + 0.4) / 2; class 1 the negative of both
        assertArrayEquals(new float[] {0.95f, 0.075f, -0.95f, -0.075f}, tally.gradient(0), 1e-6f);
        assertArrayEquals(new float[] {4}, tally.features(0), 1e-6f);
    }
}
