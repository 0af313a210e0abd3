package org.lapwing.model.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.model.ModelException;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.OptimiserSettings;
import org.lapwing.model.OptimiserSettings.Rule;
import org.lapwing.model.Trainable;
import org.lapwing.model.TrainingOptions;
import org.lapwing.model.TrainingState;
import org.lapwing.model.UNet;
import org.lapwing.model.UNet.Norm;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.device.Precision;
import org.lapwing.model.loss.LossFormula;

/// Networks that learn with other losses and optimisers than the usual ones.
class OptimisedTrainingTest {

    private static final int SIDE = 16;
    private static final NetworkSpec TINY = new UNet(2, 3, 2, 4, Norm.BATCH);
    private static final NetworkSpec WITHOUT_NORM = new UNet(2, 3, 2, 4, Norm.NONE);

    private static Trainable open(NetworkSpec network, TrainingOptions options, Precision precision)
            throws ModelException {
        return new DjlTrainableFactory(new ComputeDevice.Cpu(), precision).create(network, options);
    }

    private static TrainingOptions options(Rule rule, double clip) {
        return TrainingOptions.plain(1).withOptimiser(new OptimiserSettings(rule, 0.9, 1e-3, clip));
    }

    private static float[] noise(long seed, int patches) {
        var random = new SplittableRandom(seed);
        var values = new float[patches * 2 * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextDouble() * 2 - 1);
        }
        return values;
    }

    private static byte[] labels(float[] input) {
        int pixels = SIDE * SIDE;
        var labels = new byte[input.length / 2];
        for (int i = 0; i < labels.length; i++) {
            float value = input[i / pixels * 2 * pixels + i % pixels];
            labels[i] = (byte) (i % 7 == 0 ? 255 : value < -0.3 ? 0 : value < 0.3 ? 1 : 2);
        }
        return labels;
    }

    private static double step(Trainable network, float[] input, byte[] labels, float rate) throws ModelException {
        return network.step(input, labels, labels.length / SIDE / SIDE, SIDE, SIDE, rate);
    }

    private static float rate(Rule rule) {
        return switch (rule) {
            case SGD, NESTEROV -> 0.1f;
            case ADAM, ADAMW -> 0.02f;
            case RMSPROP -> 0.005f;
        };
    }

    @Test
    void everyRuleLearnsAndGoesOnFromItsStateBitForBit() throws ModelException {
        for (var rule : Rule.values()) {
            var options = options(rule, 5);
            try (var whole = open(TINY, options, Precision.FLOAT32);
                    var resumed = open(TINY, options, Precision.FLOAT32)) {
                double first = 0;
                double last = 0;
                for (int step = 0; step < 30; step++) {
                    var input = noise(step, 4);
                    last = step(whole, input, labels(input), rate(rule));
                    first = step == 0 ? last : first;
                    if (step == 14) {
                        resumed.restore(whole.state());
                    } else if (step > 14) {
                        assertEquals(last, step(resumed, input, labels(input), rate(rule)), rule.name());
                    }
                }
                assertTrue(last < 0.8 * first, rule + ": " + first + " to " + last);
                assertSameState(whole.state(), resumed.state());
            }
        }
    }

    @Test
    void theStateOfAnotherRuleIsRefused() throws ModelException {
        try (var momentum = open(TINY, options(Rule.SGD, 0), Precision.FLOAT32);
                var rms = open(TINY, options(Rule.RMSPROP, 0), Precision.FLOAT32)) {
            var state = momentum.state();
            var refusal = assertThrows(ModelException.class, () -> rms.restore(state));
            assertTrue(refusal.getMessage().contains("square/"), refusal.getMessage());
        }
    }

    @Test
    void everyLossIsLearntInBothArithmetics() throws ModelException {
        for (var precision : List.of(Precision.FLOAT32, Precision.BFLOAT16)) {
            for (var formula : List.of("ce:0.1", "focal", "jaccard", "dice", "gdice", "lovasz", "ce+dice")) {
                var options = TrainingOptions.plain(1).withLoss(LossFormula.parse(formula));
                try (var network = open(TINY, options, precision)) {
                    var input = noise(1, 4);
                    double first = step(network, input, labels(input), 0.02f);
                    double last = first;
                    for (int step = 0; step < 12; step++) {
                        last = step(network, input, labels(input), 0.02f);
                    }
                    assertTrue(last < 0.93 * first, formula + " in " + precision + ": " + first + " to " + last);
                }
            }
        }
    }

    @Test
    void batchesWithoutLabelsGiveZeroAndTakeNoStepWithEveryLoss() throws ModelException {
        for (var formula : List.of("focal", "jaccard", "dice", "gdice", "lovasz", "ce+dice")) {
            var options = TrainingOptions.plain(1).withLoss(LossFormula.parse(formula));
            try (var network = open(TINY, options, Precision.FLOAT32)) {
                var before = network.state();
                var unknown = new byte[SIDE * SIDE];
                Arrays.fill(unknown, (byte) 255);
                assertEquals(0, step(network, noise(1, 1), unknown, 0.1f), formula);
                assertEquals(0, network.steps());
                assertSameState(before, network.state());
            }
        }
    }

    @Test
    void longGradientsAreShortenedAndShortOnesLeftAlone() throws ModelException {
        var input = noise(3, 2);
        var moved = new double[3];
        var clips = new double[] {0, 1e6, 0.01};
        for (int i = 0; i < clips.length; i++) {
            var plain = new OptimiserSettings(Rule.SGD, 0, 0, clips[i]);
            try (var network = open(WITHOUT_NORM, TrainingOptions.plain(1).withOptimiser(plain), Precision.FLOAT32)) {
                var before = network.state();
                step(network, input, labels(input), 1);
                moved[i] = distance(before, network.state());
            }
        }
        assertEquals(moved[0], moved[1]);
        assertTrue(moved[0] > 0.02, "moved " + moved[0]);
        // plain descent at a rate of 1 moves as far as the gradient is long
        assertEquals(0.01, moved[2], 1e-6);
    }

    @Test
    void gatheredBatchesMoveWeightsLikeOneLargeBatch() throws ModelException {
        var input = noise(5, 3);
        var labels = labels(input);
        Arrays.fill(labels, 0, 200, (byte) 255); // so that the batches weigh differently
        var options = options(Rule.SGD, 0);
        try (var large = open(WITHOUT_NORM, options, Precision.FLOAT32);
                var small = open(WITHOUT_NORM, options, Precision.FLOAT32)) {
            step(large, input, labels, 0.1f);
            int one = 2 * SIDE * SIDE;
            small.gather(Arrays.copyOf(input, one), Arrays.copyOf(labels, one / 2), 1, SIDE, SIDE);
            assertEquals(0, small.steps());
            step(
                    small,
                    Arrays.copyOfRange(input, one, 3 * one),
                    Arrays.copyOfRange(labels, one / 2, 3 * one / 2),
                    0.1f);
            assertEquals(1, small.steps());
            for (var name : large.state().tensors().names()) {
                assertArrayEquals(
                        large.state().tensors().get(name).values(),
                        small.state().tensors().get(name).values(),
                        2e-6f,
                        name);
            }
        }
    }

    @Test
    void anUnlabelledBatchDoesNotHoldUpWhatWasGathered() throws ModelException {
        var input = noise(5, 1);
        var unknown = new byte[SIDE * SIDE];
        Arrays.fill(unknown, (byte) 255);
        try (var network = open(WITHOUT_NORM, options(Rule.SGD, 0), Precision.FLOAT32)) {
            var before = network.state();
            network.gather(input, labels(input), 1, SIDE, SIDE);
            step(network, input, unknown, 0.1f);
            assertEquals(1, network.steps());
            assertNotEquals(0, distance(before, network.state()));
        }
    }

    @Test
    void decayLeavesNormsAndBiasesAlone() throws ModelException {
        var input = noise(5, 1);
        var plain = TrainingOptions.plain(1).withOptimiser(new OptimiserSettings(Rule.SGD, 0, 0, 0));
        var decayed = TrainingOptions.plain(1).withOptimiser(new OptimiserSettings(Rule.SGD, 0, 0.5, 0));
        try (var one = open(TINY, plain, Precision.FLOAT32);
                var other = open(TINY, decayed, Precision.FLOAT32)) {
            step(one, input, labels(input), 0.1f);
            step(other, input, labels(input), 0.1f);
            int kernels = 0;
            for (var spec : TINY.graph().parameters()) {
                var name = "weight/" + spec.name();
                boolean same = Arrays.equals(
                        one.state().tensors().get(name).values(),
                        other.state().tensors().get(name).values());
                boolean kernel = spec.role() == org.lapwing.model.graph.ParameterSpec.Role.KERNEL;
                assertEquals(!kernel, same, spec.name());
                kernels += kernel ? 1 : 0;
            }
            assertTrue(kernels > 3, "kernels " + kernels);
        }
    }

    private static double distance(TrainingState one, TrainingState other) {
        double sum = 0;
        for (var name : one.tensors().names()) {
            if (name.startsWith("weight/")) {
                var a = one.tensors().get(name).values();
                var b = other.tensors().get(name).values();
                for (int i = 0; i < a.length; i++) {
                    sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
                }
            }
        }
        return Math.sqrt(sum);
    }

    private static void assertSameState(TrainingState expected, TrainingState actual) {
        assertEquals(expected.tensors().names(), actual.tensors().names());
        for (var name : expected.tensors().names()) {
            assertArrayEquals(
                    expected.tensors().get(name).values(),
                    actual.tensors().get(name).values(),
                    name);
        }
    }
}
