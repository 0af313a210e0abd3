package org.lapwing.learning.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;

class SoftmaxFitTest {

    /// Three classes around the corners of a triangle, wide enough to overlap.
    private static PixelSamples triangle(int count) {
        var random = new SplittableRandom(11);
        var samples = new PixelSamples(2);
        for (int i = 0; i < count; i++) {
            int index = i % 3;
            double x = new double[] {0, 4, 2}[index] + random.nextGaussian();
            double y = new double[] {0, 0, 3}[index] + random.nextGaussian();
            samples.add(new float[] {(float) x, (float) y}, index, 1 + index);
        }
        return samples;
    }

    private static double loss(PixelSamples samples, float[] kernel, float[] bias) {
        return new LinearHead(kernel, bias).meanLoss(samples, 0, samples.size());
    }

    @Test
    void withoutClassesToTellApartTheSharesOfTheClassesAreFound() {
        // one input that is always 0: the best biases are the logarithms of the classes' shares of the weight
        var samples = new PixelSamples(1);
        for (int i = 0; i < 10; i++) {
            samples.add(new float[] {0}, i < 3 ? 0 : 1, i < 3 ? 2 : 1);
        }
        var fitted = new SoftmaxFit(samples, new float[2], new float[2], 0).fit(50, CancelToken.NEVER);
        assertEquals(Math.log(6.0 / 7), fitted.bias[0] - fitted.bias[1], 1e-3);
    }

    @Test
    void noNeighbourIsBetterThanWhatIsFitted() {
        var samples = triangle(900);
        var fitted = new SoftmaxFit(samples, new float[6], new float[3], 0).fit(200, CancelToken.NEVER);
        double least = loss(samples, fitted.kernel, fitted.bias);
        assertEquals(least, fitted.loss, 1e-5);
        assertTrue(least < 0.6 * Math.log(3), "loss " + least);
        var random = new SplittableRandom(5);
        for (int trial = 0; trial < 50; trial++) {
            var kernel = fitted.kernel.clone();
            var bias = fitted.bias.clone();
            for (int i = 0; i < kernel.length; i++) {
                kernel[i] += (float) (0.1 * random.nextGaussian());
            }
            for (int i = 0; i < bias.length; i++) {
                bias[i] += (float) (0.1 * random.nextGaussian());
            }
            assertTrue(loss(samples, kernel, bias) > least - 1e-4);
        }
    }

    @Test
    void aHeadThatIsHeldFastStaysWhereItWas() {
        float[] kernel = {1, 2, 3, 4, 5, 6};
        float[] bias = {1, 0, -1};
        var fitted = new SoftmaxFit(triangle(300), kernel, bias, 1e6).fit(50, CancelToken.NEVER);
        for (int i = 0; i < kernel.length; i++) {
            assertEquals(kernel[i], fitted.kernel[i], 1e-3);
        }
    }

    @Test
    void aClassThatNoSampleShowsKeepsItsWeightsBitByBit() {
        float[] kernel = {0, 0, 0, 0, 0, 0, 0.3f, -0.7f};
        float[] bias = {0, 0, 0, -2.1f};
        var fitted = new SoftmaxFit(triangle(300), kernel, bias, 1e-3).fit(50, CancelToken.NEVER);
        assertArrayEquals(new float[] {0.3f, -0.7f}, new float[] {fitted.kernel[6], fitted.kernel[7]});
        assertEquals(-2.1f, fitted.bias[3]);
    }

    @Test
    void theUnitsOfTheInputsDoNotMatter() {
        var samples = triangle(600);
        var scaled = new PixelSamples(2);
        for (int i = 0; i < samples.size(); i++) {
            scaled.add(
                    new float[] {samples.input(0)[i] * 1000, samples.input(1)[i] / 1000},
                    samples.classIndex(i),
                    samples.weight(i));
        }
        var one = new SoftmaxFit(samples, new float[6], new float[3], 1e-3).fit(200, CancelToken.NEVER);
        var other = new SoftmaxFit(scaled, new float[6], new float[3], 1e-3).fit(200, CancelToken.NEVER);
        assertEquals(one.loss, other.loss, 1e-4);
    }

    @Test
    void aCancelledFitStops() {
        var cancel = CancelToken.create();
        cancel.cancel();
        var fit = new SoftmaxFit(triangle(30), new float[6], new float[3], 0);
        assertThrows(CancelledException.class, () -> fit.fit(5, cancel));
    }

    @Test
    void forgettingIsClearFromSeveralWindowsOnly() {
        var samples = triangle(900);
        var good = new SoftmaxFit(samples, new float[6], new float[3], 0).fit(100, CancelToken.NEVER);
        var before = new LinearHead(good.kernel, good.bias);
        var after = new LinearHead(new float[6], new float[3]);
        assertTrue(Forgetting.isClear(samples, List.of(180, 360, 540, 720, 900), before, after, 0.1));
        assertFalse(Forgetting.isClear(samples, List.of(300, 600, 900), before, after, 0.1), "three windows");
        assertFalse(Forgetting.isClear(samples, List.of(180, 360, 540, 720, 900), after, before, 0.1), "better");
        assertFalse(Forgetting.isClear(samples, List.of(180, 360, 540, 720, 900), before, after, 10), "tolerated");
    }
}
