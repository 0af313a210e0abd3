package org.lapwing.model.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.model.Beginning;
import org.lapwing.model.LandcoverUNet;
import org.lapwing.model.LivelyWeights;
import org.lapwing.model.ModelException;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.ThinNetworks;
import org.lapwing.model.Trainable;
import org.lapwing.model.TrainingOptions;
import org.lapwing.model.UNet;
import org.lapwing.model.UNet.Norm;
import org.lapwing.model.Weights;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.device.Precision;

class DjlTrainableTest {

    private static final int SIDE = 16;
    private static final NetworkSpec TINY = new UNet(2, 3, 2, 4, Norm.BATCH);

    private static Trainable open(NetworkSpec network, TrainingOptions options) throws ModelException {
        return new DjlTrainableFactory(new ComputeDevice.Cpu(), Precision.FLOAT32).create(network, options);
    }

    private static float[] noise(long seed, int size) {
        var random = new SplittableRandom(seed);
        var values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (random.nextDouble() * 2 - 1);
        }
        return values;
    }

    /// Class 0, 1 or 2 by the value of band 0, with some pixels unlabelled.
    private static byte[] labels(float[] input, int batch, int side) {
        var labels = new byte[batch * side * side];
        for (int n = 0; n < batch; n++) {
            for (int pixel = 0; pixel < side * side; pixel++) {
                float value = input[n * 2 * side * side + pixel];
                int index = value < -0.3 ? 0 : value < 0.3 ? 1 : 2;
                labels[n * side * side + pixel] = (byte) (pixel % 7 == 0 ? 255 : index);
            }
        }
        return labels;
    }

    @Test
    void lossFallsOnATaskThatCanBeLearned() throws ModelException {
        try (var network = open(TINY, TrainingOptions.plain(1))) {
            double first = 0;
            double last = 0;
            for (int step = 0; step < 60; step++) {
                var input = noise(step, 4 * 2 * SIDE * SIDE);
                last = network.step(input, labels(input, 4, SIDE), 4, SIDE, SIDE, 0.02f);
                first = step == 0 ? last : first;
            }
            assertTrue(last < 0.5 * first, first + " to " + last);
            assertEquals(60, network.steps());
        }
    }

    private static TrainingOptions beginning(Weights weights, String... frozen) {
        return new TrainingOptions(List.of(), 3, 1e-4, 0.9)
                .withBeginning(new Beginning(Optional.of(weights), List.of(frozen)));
    }

    @Test
    void frozenLayersKeepWeightsAndStatisticsAndTheRestLearns() throws ModelException {
        var weights = LivelyWeights.of(TINY.graph(), 9);
        try (var network = open(TINY, beginning(weights, "encoder1*", "reduce?"))) {
            assertArrayEquals(
                    weights.get("head.weight").values(),
                    network.weights().get("head.weight").values());
            for (int step = 0; step < 5; step++) {
                var input = noise(step, 2 * 2 * SIDE * SIDE);
                network.step(input, labels(input, 2, SIDE), 2, SIDE, SIDE, 0.02f);
            }
            for (var spec : TINY.graph().parameters()) {
                boolean frozen =
                        spec.name().startsWith("encoder1") || spec.name().startsWith("reduce1.");
                assertEquals(
                        frozen,
                        Arrays.equals(
                                weights.get(spec.name()).values(),
                                network.weights().get(spec.name()).values()),
                        spec.name());
            }
            try (var again = open(TINY, beginning(weights, "encoder1*", "reduce?"))) {
                again.restore(network.state());
                assertSameState(network.state(), again.state());
            }
        }
    }

    @Test
    void patternsThatMeetNothingOrEverythingAreRefused() {
        var weights = LivelyWeights.of(TINY.graph(), 9);
        var failure = assertThrows(ModelException.class, () -> open(TINY, beginning(weights, "backbone*")));
        assertTrue(failure.getMessage().contains("backbone*"), failure.getMessage());
        assertThrows(ModelException.class, () -> open(TINY, beginning(weights, "*")));
        assertThrows(
                ModelException.class,
                () -> open(TINY, beginning(LivelyWeights.of(new UNet(2, 4, 2, 4, Norm.BATCH).graph(), 9))));
    }

    /// Two patches whose left half is brighter in one band, so that a network of any stride can tell the classes.
    private static void halves(float[] input, byte[] labels, int side) {
        for (int pixel = 0; pixel < side * side; pixel++) {
            boolean left = pixel % side < side / 2;
            labels[pixel] = (byte) (left ? 0 : 1);
            labels[side * side + pixel] = (byte) (left ? 2 : 0);
            input[pixel] += left ? 2 : -2;
            input[3 * side * side + pixel] += left ? -2 : 2;
        }
    }

    @Test
    void everyNetworkOverfitsOneBatch() throws ModelException {
        for (var network : ThinNetworks.all(2, 3)) {
            int side = network.graph().totalStride() == 48 ? 48 : 64;
            var input = noise(1, 2 * 2 * side * side);
            var labels = new byte[2 * side * side];
            halves(input, labels, side);
            try (var trainable = open(network, TrainingOptions.plain(1))) {
                double first = trainable.step(input, labels, 2, side, side, 0.01f);
                double last = first;
                for (int step = 0; step < 60 && last > 0.2; step++) {
                    last = trainable.step(input, labels, 2, side, side, 0.01f);
                }
                assertTrue(last <= 0.2, network.networkName() + ": " + first + " to " + last);
            }
        }
    }

    @Test
    void everyNetworkLearnsLoweredAndFromASinglePatch() throws ModelException {
        var lowered = new DjlTrainableFactory(new ComputeDevice.Cpu(), Precision.BFLOAT16);
        for (var network : ThinNetworks.all(2, 3)) {
            int side = Math.max(32, network.graph().totalStride());
            var input = noise(1, 2 * side * side);
            try (var trainable = lowered.create(network, TrainingOptions.plain(1))) {
                double first = trainable.step(input, labels(input, 1, side), 1, side, side, 2e-3f);
                double last = first;
                for (int step = 0; step < 8; step++) {
                    last = trainable.step(input, labels(input, 1, side), 1, side, side, 2e-3f);
                }
                assertTrue(last < first, network.networkName() + ": " + first + " to " + last);
                for (float score : trainable.scores(input, 1, side, side)) {
                    assertTrue(Float.isFinite(score), network.networkName());
                }
            }
        }
    }

    @Test
    void evaluationAgreesWithLabelsAfterLearning() throws ModelException {
        try (var network = open(TINY, new TrainingOptions(List.of(), 1, 1e-4, 0.9))) {
            for (int step = 0; step < 80; step++) {
                var input = noise(step, 4 * 2 * SIDE * SIDE);
                network.step(input, labels(input, 4, SIDE), 4, SIDE, SIDE, 0.02f);
            }
            var input = noise(1000, 2 * SIDE * SIDE);
            var scores = network.scores(input, 1, SIDE, SIDE);
            var labels = labels(input, 1, SIDE);
            int right = 0;
            int counted = 0;
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                if (labels[pixel] != (byte) 255) {
                    int best = 0;
                    for (int index = 1; index < 3; index++) {
                        best = scores[index * SIDE * SIDE + pixel] > scores[best * SIDE * SIDE + pixel] ? index : best;
                    }
                    right += best == labels[pixel] ? 1 : 0;
                    counted++;
                }
            }
            assertTrue(right > 0.85 * counted, right + " of " + counted);
        }
    }

    @Test
    void loweredStepsLearnTheSameAndRepeatTheirNumbers() throws ModelException {
        var options = new TrainingOptions(List.of(), 1, 1e-4, 0.9);
        var lowered = new DjlTrainableFactory(new ComputeDevice.Cpu(), Precision.BFLOAT16);
        try (var exact = open(TINY, options);
                var network = lowered.create(TINY, options);
                var again = lowered.create(TINY, options)) {
            double first = 0;
            double last = 0;
            for (int step = 0; step < 60; step++) {
                var input = noise(step, 4 * 2 * SIDE * SIDE);
                var labels = labels(input, 4, SIDE);
                last = network.step(input, labels, 4, SIDE, SIDE, 0.02f);
                assertEquals(last, again.step(input, labels, 4, SIDE, SIDE, 0.02f), "step " + step);
                if (step == 0) {
                    first = last;
                    double whole = exact.step(input, labels, 4, SIDE, SIDE, 0.02f);
                    assertEquals(whole, first, 0.02 * whole);
                    assertNotEquals(whole, first, "nothing was lowered");
                }
            }
            assertTrue(last < 0.5 * first, first + " to " + last);
            assertSameState(network.state(), again.state());
        }
    }

    @Test
    void theReferenceNetworkLearnsLoweredToo() throws ModelException {
        var network = new LandcoverUNet(2, 3);
        int side = 2 * network.serving().stride() + 2 * network.lossMargin();
        var lowered = new DjlTrainableFactory(new ComputeDevice.Cpu(), Precision.BFLOAT16);
        try (var trainable = lowered.create(network, TrainingOptions.plain(1))) {
            var input = noise(1, 2 * side * side);
            double first = trainable.step(input, labels(input, 1, side), 1, side, side, 1e-3f);
            double last = first;
            for (int step = 0; step < 5; step++) {
                last = trainable.step(input, labels(input, 1, side), 1, side, side, 1e-3f);
            }
            assertTrue(last < first, first + " to " + last);
        }
    }

    @Test
    void unlabelledBatchGivesZeroAndChangesNothing() throws ModelException {
        try (var network = open(TINY, TrainingOptions.plain(1))) {
            var before = network.state();
            var labels = new byte[SIDE * SIDE];
            Arrays.fill(labels, (byte) 255);
            assertEquals(0, network.step(noise(1, 2 * SIDE * SIDE), labels, 1, SIDE, SIDE, 0.1f));
            assertEquals(before.steps(), network.steps());
            assertSameState(before, network.state());
        }
    }

    @Test
    void unlabelledPixelsDoNotMoveTheLoss() throws ModelException {
        var input = noise(1, 2 * SIDE * SIDE);
        var labels = new byte[SIDE * SIDE];
        Arrays.fill(labels, (byte) 255);
        labels[77] = 1;
        double loss;
        try (var network = open(TINY, TrainingOptions.plain(1))) {
            loss = network.step(input, labels, 1, SIDE, SIDE, 0.1f);
        }
        var weights = List.of(5f, 7f, 9f); // one class alone: its weight cancels
        try (var network = open(TINY, new TrainingOptions(weights, 1, 0, 0))) {
            assertEquals(loss, network.step(input, labels, 1, SIDE, SIDE, 0.1f), 1e-6);
        }
    }

    @Test
    void resumedTrainingRepeatsTheNumbers() throws ModelException {
        var options = new TrainingOptions(List.of(1f, 2f, 3f), 5, 1e-3, 0.9);
        var expected = new double[6];
        try (var whole = open(TINY, options)) {
            org.lapwing.model.TrainingState middle = whole.state();
            for (int step = 0; step < 6; step++) {
                middle = step == 3 ? whole.state() : middle;
                var input = noise(step, 4 * 2 * SIDE * SIDE);
                expected[step] = whole.step(input, labels(input, 4, SIDE), 4, SIDE, SIDE, 0.01f);
            }
            try (var resumed = open(TINY, options)) {
                resumed.restore(middle);
                assertEquals(3, resumed.steps());
                for (int step = 3; step < 6; step++) {
                    var input = noise(step, 4 * 2 * SIDE * SIDE);
                    assertEquals(expected[step], resumed.step(input, labels(input, 4, SIDE), 4, SIDE, SIDE, 0.01f));
                }
                assertSameState(whole.state(), resumed.state());
            }
        }
    }

    @Test
    void stateOfAnotherNetworkIsRefused() throws ModelException {
        try (var small = open(TINY, TrainingOptions.plain(1));
                var large = open(new UNet(2, 3, 2, 8, Norm.BATCH), TrainingOptions.plain(1))) {
            var state = large.state();
            var failure = assertThrows(ModelException.class, () -> small.restore(state));
            assertTrue(failure.getMessage().contains("encoder1.conv1.weight"), failure.getMessage());
        }
    }

    @Test
    void divergenceIsReportedAndNotLearned() throws ModelException {
        try (var network = open(TINY, TrainingOptions.plain(1))) {
            var input = noise(1, 2 * SIDE * SIDE);
            input[9] = Float.NaN;
            var before = network.state();
            assertThrows(ModelException.class, () -> network.step(input, labels(input, 1, SIDE), 1, SIDE, SIDE, 0.1f));
            assertSameState(before, network.state());
        }
    }

    @Test
    void wrongSizesAreRefused() throws ModelException {
        try (var network = open(TINY, TrainingOptions.plain(1))) {
            assertThrows(IllegalArgumentException.class, () -> network.scores(new float[2 * 15 * 16], 1, 15, 16));
            assertThrows(IllegalArgumentException.class, () -> network.scores(new float[7], 1, 16, 16));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> network.step(new float[2 * 256], new byte[255], 1, 16, 16, 0.1f));
        }
    }

    private static void assertSameState(
            org.lapwing.model.TrainingState expected, org.lapwing.model.TrainingState actual) {
        assertEquals(expected.tensors().names(), actual.tensors().names());
        for (var name : expected.tensors().names()) {
            assertArrayEquals(
                    expected.tensors().get(name).values(),
                    actual.tensors().get(name).values(),
                    name);
        }
    }
}
