package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;

/// What each step does to a patch: shape, colours, blots.
class PatchVariationTest {

    private static final int SIDE = 12;
    private static final int PIXELS = SIDE * SIDE;
    private static final byte UNKNOWN = (byte) 255;

    /// Two bands whose values spell their place, and classes that follow the columns.
    private static float[] spelled() {
        var samples = new float[2 * PIXELS];
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            samples[pixel] = pixel % SIDE;
            samples[PIXELS + pixel] = pixel / SIDE;
        }
        return samples;
    }

    private static byte[] columns() {
        var labels = new byte[PIXELS];
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            labels[pixel] = (byte) (pixel % SIDE);
        }
        return labels;
    }

    @Test
    void aQuarterTurnMovesSamplesAndLabelsAlike() {
        var labels = columns();
        var turned = new PatchWarp(Math.PI / 2, 1, 0, 0).apply(spelled(), labels, SIDE, 2);
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            assertEquals(SIDE - 1 - pixel / SIDE, turned[pixel], 1e-4);
            assertEquals(pixel % SIDE, turned[PIXELS + pixel], 1e-4);
            assertEquals(SIDE - 1 - pixel / SIDE, labels[pixel]);
        }
    }

    @Test
    void whatComesInAtTheCornersIsUnlabelledAndEmpty() {
        var labels = columns();
        var turned = new PatchWarp(Math.PI / 4, 1, 0, 0).apply(spelled(), labels, SIDE, 2);
        assertEquals(UNKNOWN, labels[0]);
        assertEquals(0, turned[0]);
        assertNotEquals(UNKNOWN, labels[PIXELS / 2 + SIDE / 2]);
    }

    @Test
    void warpedLabelsAreLabelsThatWereThereAndFollowTheSamples() {
        var augmentation = Augmentation.parse("rotate:30,crop:0.6");
        for (int seed = 0; seed < 50; seed++) {
            var labels = columns();
            Arrays.fill(labels, 40, 50, UNKNOWN);
            var warped =
                    PatchWarp.draw(augmentation, new SplittableRandom(seed)).apply(spelled(), labels, SIDE, 2);
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                if (labels[pixel] != UNKNOWN) {
                    // band 0 spells the column, and so does the class; nearest and bilinear differ by half a pixel
                    assertEquals(warped[pixel], labels[pixel], 0.51, "seed " + seed);
                }
            }
        }
    }

    @Test
    void aCropShowsAPartLarger() {
        var labels = columns();
        var cropped = new PatchWarp(0, 0.5, 0.25, -0.25).apply(spelled(), labels, SIDE, 2);
        assertEquals(6, labels[0]);
        assertEquals(11, labels[PIXELS - 1]);
        assertEquals(0, cropped[PIXELS], 0.26);
        assertEquals(5, cropped[2 * PIXELS - 1], 0.26);
    }

    @Test
    void whatIsNotTakenDrawsNothing() {
        var random = new SplittableRandom(1);
        assertTrue(PatchWarp.draw(Augmentation.DEFAULT, random).isNone());
        colours(Augmentation.DEFAULT, new BitSet(), batch(1), random);
        assertEquals(new SplittableRandom(1).nextLong(), random.nextLong());
    }

    private static Batch batch(long seed) {
        var batch = new Batch(2, 3, SIDE);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < batch.input().length; i++) {
            batch.input()[i] = (float) random.nextDouble(-2, 2);
        }
        return batch;
    }

    private static void colours(Augmentation augmentation, BitSet still, Batch batch, SplittableRandom random) {
        new PatchColours(augmentation, still, 3).apply(batch, 1, new float[3], random);
    }

    private static float[] band(Batch batch, int slot, int band) {
        int start = (slot * 3 + band) * PIXELS;
        return Arrays.copyOfRange(batch.input(), start, start + PIXELS);
    }

    @Test
    void stepsOfColourChangeTheirSlotAndLeaveStillBandsAndLabelsAlone() {
        var still = new BitSet();
        still.set(1);
        for (var step : List.of("gamma:1", "blur:1", "noise:0.5", "band-drop:0.9")) {
            var before = batch(3);
            var after = batch(3);
            colours(Augmentation.parse(step), still, after, new SplittableRandom(5));
            for (int band = 0; band < 3; band++) {
                assertArrayEquals(band(before, 0, band), band(after, 0, band), step);
            }
            assertArrayEquals(band(before, 1, 1), band(after, 1, 1), step);
            assertFalse(
                    Arrays.equals(band(before, 1, 0), band(after, 1, 0))
                            && Arrays.equals(band(before, 1, 2), band(after, 1, 2)),
                    step);
            assertArrayEquals(before.classIndices(), after.classIndices(), step);
        }
    }

    @Test
    void pixelsWithoutDataStayEmpty() {
        for (var step : List.of("gamma:1", "blur:1", "noise:0.5")) {
            var batch = batch(3);
            int empty = 17;
            batch.classIndices()[PIXELS + empty] = UNKNOWN;
            for (int band = 0; band < 3; band++) {
                batch.input()[(3 + band) * PIXELS + empty] = 0;
            }
            colours(Augmentation.parse(step), new BitSet(), batch, new SplittableRandom(5));
            for (int band = 0; band < 3; band++) {
                assertEquals(0, band(batch, 1, band)[empty], step);
            }
        }
    }

    @Test
    void gammaKeepsTheOrderAndTheEndsOfTheRange() {
        var batch = batch(3);
        batch.input()[3 * PIXELS] = 3;
        batch.input()[3 * PIXELS + 1] = 7;
        var before = band(batch, 1, 0);
        colours(Augmentation.parse("gamma:2"), new BitSet(), batch, new SplittableRandom(8));
        var after = band(batch, 1, 0);
        assertEquals(3, after[0]);
        assertEquals(7, after[1]);
        for (int pixel = 2; pixel + 1 < PIXELS; pixel++) {
            assertEquals(before[pixel] < before[pixel + 1], after[pixel] < after[pixel + 1]);
        }
    }

    @Test
    void blurIsTheMeanOfNineNeighbours() {
        var batch = batch(3);
        var before = band(batch, 1, 2);
        colours(Augmentation.parse("blur:1"), new BitSet(), batch, new SplittableRandom(5));
        double mean = 0;
        for (int row = 4; row <= 6; row++) {
            for (int column = 2; column <= 4; column++) {
                mean += before[row * SIDE + column] / 9;
            }
        }
        assertEquals(mean, band(batch, 1, 2)[5 * SIDE + 3], 1e-5);
        assertEquals((before[0] + before[1] + before[SIDE] + before[SIDE + 1]) / 4, band(batch, 1, 2)[0], 1e-5);
    }

    @Test
    void someBandAlwaysStays() {
        for (int seed = 0; seed < 100; seed++) {
            var batch = batch(3);
            colours(Augmentation.parse("band-drop:0.9"), new BitSet(), batch, new SplittableRandom(seed));
            int kept = 0;
            for (int band = 0; band < 3; band++) {
                kept += Arrays.equals(band(batch, 1, band), new float[PIXELS]) ? 0 : 1;
            }
            assertTrue(kept >= 1);
        }
    }

    @Test
    void whatIsCutOutIsASquareThatIsEmptyAndUnlabelled() {
        var batch = batch(3);
        colours(Augmentation.parse("cut-out:0.5"), new BitSet(), batch, new SplittableRandom(5));
        int cut = 0;
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            boolean unknown = batch.classIndices()[PIXELS + pixel] == UNKNOWN;
            cut += unknown ? 1 : 0;
            for (int band = 0; band < 3; band++) {
                assertEquals(unknown, band(batch, 1, band)[pixel] == 0);
            }
        }
        int side = (int) Math.round(Math.sqrt(cut));
        assertEquals(side * side, cut);
        assertTrue(side >= 3 && side <= 6, "side " + side);
    }

    private static PatchCutter cutter(Augmentation augmentation) throws Exception {
        var data = TrainingData.of(
                List.of(Fields.of(400, 400)), TrainingSettings.defaults(), 3, 8, CancelToken.NEVER, _ -> {}, _ -> {});
        var sampler = new PatchSampler(
                data.census(), data.split(), PatchSampling.BALANCED, 0.5, PatchSampler.Labelling.DENSE);
        return new PatchCutter(data.reader(), sampler, augmentation);
    }

    @Test
    void theSameSeedGivesTheSamePatchWithAllStepsAtOnce() throws Exception {
        var everything =
                Augmentation.parse("default,flip,rotate,crop,gamma,blur:0.5,noise,band-drop:0.3,cut-out,mosaic:0.5");
        var cutter = cutter(everything);
        var first = new Batch(1, 2, 15);
        var again = new Batch(1, 2, 15);
        Set<Float> seen = new HashSet<>();
        for (int seed = 0; seed < 40; seed++) {
            cutter.cut(first, 0, new SplittableRandom(seed), CancelToken.NEVER);
            cutter.cut(again, 0, new SplittableRandom(seed), CancelToken.NEVER);
            assertArrayEquals(first.input(), again.input());
            assertArrayEquals(first.classIndices(), again.classIndices());
            seen.add(first.input()[50]);
            for (byte each : first.classIndices()) {
                assertTrue(each == UNKNOWN || (each >= 0 && each < 3));
            }
        }
        assertTrue(seen.size() > 20, seen.size() + " different patches");
    }

    @Test
    void mosaicsShowSeveralPlacesAndFillThePatch() throws Exception {
        var cutter = cutter(Augmentation.parse("mosaic:1"));
        var batch = new Batch(1, 2, 15);
        Arrays.fill(batch.input(), Float.NaN);
        cutter.cut(batch, 0, new SplittableRandom(2), CancelToken.NEVER);
        for (float each : batch.input()) {
            assertTrue(Float.isFinite(each));
        }
    }
}
