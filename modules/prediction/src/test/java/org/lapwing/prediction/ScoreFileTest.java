package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreFileTest {

    private static final String NAME = "0123456789abcdef".repeat(4);
    private static final PatchKey KEY = new PatchKey(3, 40_000_000_000L);
    private static final ScoreFile.Size SIZE = new ScoreFile.Size(3 * 32 * 32, 32 * 32);

    private static PredictedPatch patch() {
        var random = new SplittableRandom(1);
        var scores = new float[SIZE.scores()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (5 * Math.sin(i / 40.0) + random.nextDouble() * 0.01);
        }
        scores[7] = Float.NEGATIVE_INFINITY;
        scores[8] = -0f;
        scores[9] = Float.MIN_VALUE;
        var invalid = new BitSet();
        invalid.set(5, 90);
        invalid.set(1023);
        return new PredictedPatch(scores, invalid);
    }

    @Test
    void everyBitOfEveryScoreComesBack() throws Exception {
        var patch = patch();
        var bytes = ScoreFile.encode(NAME, KEY, patch);
        var read = ScoreFile.decode(bytes, NAME, KEY, SIZE);

        assertArrayEquals(patch.scores(), read.scores());
        assertEquals(patch.invalid(), read.invalid());
        assertTrue(bytes.length < 4 * SIZE.scores(), bytes.length + " bytes");
    }

    @Test
    void aPatchWithoutDataIsAFewBytes() throws Exception {
        var bytes = ScoreFile.encode(NAME, KEY, PredictedPatch.empty(32));

        assertTrue(ScoreFile.decode(bytes, NAME, KEY, SIZE).isEmpty());
        assertEquals(32 * 32, ScoreFile.decode(bytes, NAME, KEY, SIZE).invalid().cardinality());
        assertTrue(bytes.length < 200, bytes.length + " bytes");
    }

    @Test
    void anyChangedByteAndAnyCutIsFound() throws Exception {
        var whole = ScoreFile.encode(NAME, KEY, patch());
        var random = new SplittableRandom(2);
        for (int i = 0; i < 300; i++) {
            var damaged = whole.clone();
            int place = i < 120 ? i : random.nextInt(damaged.length);
            damaged[place] ^= (byte) (1 + random.nextInt(255));
            assertThrows(IOException.class, () -> ScoreFile.decode(damaged, NAME, KEY, SIZE), "byte " + place);
        }
        for (int length : new int[] {0, 3, 100, 111, whole.length / 2, whole.length - 1}) {
            var cut = Arrays.copyOf(whole, length);
            assertThrows(IOException.class, () -> ScoreFile.decode(cut, NAME, KEY, SIZE), length + " bytes");
        }
    }

    @Test
    void theScoresOfAnotherPlaceModelOrSizeAreRefused() {
        var bytes = ScoreFile.encode(NAME, KEY, patch());

        assertThrows(IOException.class, () -> ScoreFile.decode(bytes, NAME, new PatchKey(3, 41), SIZE));
        assertThrows(IOException.class, () -> ScoreFile.decode(bytes, NAME.replace('0', '1'), KEY, SIZE));
        assertThrows(
                IOException.class, () -> ScoreFile.decode(bytes, NAME, KEY, new ScoreFile.Size(4 * 32 * 32, 32 * 32)));
    }
}
