package org.lapwing.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScoresTest {

    @Test
    void theHighestScoreWinsAndTiesGoToTheLowestIndex() {
        assertEquals(1, Scores.argMax(new float[] {-3, 2, 2, 1}, 4, 0, 1));
        assertEquals(0, Scores.argMax(new float[] {0, 0, 0}, 3, 0, 1));
    }

    @Test
    void nanNeverWins() {
        assertEquals(2, Scores.argMax(new float[] {Float.NaN, -5, -4}, 3, 0, 1));
        assertEquals(0, Scores.argMax(new float[] {Float.NaN, Float.NaN}, 2, 0, 1));
    }

    @Test
    void bandSequentialScoresAreReadInPlace() {
        float[] twoPixels = {1, 9, 5, 2};
        assertEquals(1, Scores.argMax(twoPixels, 2, 0, 2));
        assertEquals(0, Scores.argMax(twoPixels, 2, 1, 2));
    }

    @Test
    void softmaxSumsToOneAndSurvivesLargeScores() {
        var probabilities = new float[3];
        Scores.softmax(new float[] {1000, 1000, -1000}, 3, 0, 1, probabilities);
        assertArrayEquals(new float[] {0.5f, 0.5f, 0}, probabilities, 1e-7f);
        Scores.softmax(new float[] {0, (float) Math.log(3), 99}, 2, 0, 1, probabilities);
        assertArrayEquals(new float[] {0.25f, 0.75f, 0}, probabilities, 1e-6f);
    }

    @Test
    void manyPixelsAreDecidedAsOneByOne() {
        int classes = 5;
        int pixels = 5000;
        var random = new java.util.SplittableRandom(3);
        var scores = new float[classes * pixels];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextInt(100) == 0 ? Float.NaN : random.nextInt(9) - 4;
        }
        var best = new byte[pixels];
        Scores.argMaxAll(scores, classes, pixels, best);
        for (int i = 0; i < pixels; i++) {
            assertEquals(Scores.argMax(scores, classes, i, pixels), best[i], "pixel " + i);
        }
    }

    @Test
    void manyPixelsHaveTheProbabilitiesOfOneByOne() {
        int classes = 4;
        int pixels = 4100;
        var random = new java.util.SplittableRandom(4);
        var scores = new float[classes * pixels];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (random.nextDouble() * 20 - 10);
        }
        var expected = scores.clone();
        Scores.softmaxAll(scores, classes, pixels);
        var one = new float[classes];
        for (int i = 0; i < pixels; i++) {
            Scores.softmax(expected, classes, i, pixels, one);
            for (int index = 0; index < classes; index++) {
                assertEquals(one[index], scores[index * pixels + i], "pixel " + i);
            }
        }
    }

    @Test
    void theConfidenceOfManyPixelsIsTheSoftmaxOfTheirBestClassToTheLastBit() {
        int classes = 6;
        int pixels = 4100;
        var scores = random(classes * pixels, 5);
        var confidence = new float[pixels];
        var best = new byte[pixels];
        Scores.confidenceAll(scores, classes, pixels, confidence);
        Scores.argMaxAll(scores, classes, pixels, best);
        var probabilities = scores.clone();
        Scores.softmaxAll(probabilities, classes, pixels);
        var one = new float[classes];
        for (int i = 0; i < pixels; i++) {
            Scores.softmax(scores, classes, i, pixels, one);
            assertEquals(probabilities[best[i] * pixels + i], confidence[i], 0f, "pixel " + i);
            assertEquals(one[best[i]], confidence[i], 0f, "pixel " + i + " alone");
        }
    }

    @Test
    void pixelsBelowTheThresholdAreUnknownAndThoseAtItAreNot() {
        float[] scores = {0, 0, 3, 0, 1, -3};
        var best = new byte[3];
        Scores.decideAll(scores, 2, 3, 0.5f, (byte) 255, best);
        assertArrayEquals(new byte[] {0, 1, 0}, best);
        Scores.decideAll(scores, 2, 3, 0.75f, (byte) 255, best);
        assertArrayEquals(new byte[] {(byte) 255, (byte) 255, 0}, best);
        Scores.decideAll(scores, 2, 3, 0, (byte) 255, best);
        assertArrayEquals(new byte[] {0, 1, 0}, best);
    }

    @Test
    void whereScoresAreNoNumbersNothingIsKnown() {
        assertEquals(true, Scores.isUnknown(Float.NaN, 0.1f));
        assertEquals(false, Scores.isUnknown(Float.NaN, 0));
    }

    @Test
    void entropyAndMarginRunFromCertainToUndecided() {
        float[] probabilities = {1, 0.25f, 0.5f, 0, 0.25f, 0.5f, 0, 0.25f, 0, 0, 0.25f, 0};
        var measure = new float[3];
        ScoreMeasures.entropyAll(probabilities, 4, 3, measure);
        assertArrayEquals(new float[] {0, 1, 0.5f}, measure, 1e-6f);
        ScoreMeasures.marginAll(probabilities, 4, 3, measure);
        assertArrayEquals(new float[] {1, 0, 0}, measure, 1e-6f);
    }

    @Test
    void aSingleClassIsAlwaysCertain() {
        var measure = new float[2];
        ScoreMeasures.entropyAll(new float[] {1, 1}, 1, 2, measure);
        assertArrayEquals(new float[] {0, 0}, measure);
        ScoreMeasures.marginAll(new float[] {1, 1}, 1, 2, measure);
        assertArrayEquals(new float[] {1, 1}, measure);
    }

    private static float[] random(int count, long seed) {
        var random = new java.util.SplittableRandom(seed);
        var scores = new float[count];
        for (int i = 0; i < count; i++) {
            scores[i] = (float) (random.nextDouble() * 12 - 6);
        }
        return scores;
    }
}
