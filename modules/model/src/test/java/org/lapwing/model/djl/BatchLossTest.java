package org.lapwing.model.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lapwing.model.ModelException;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.loss.LossFormula;

class BatchLossTest {

    private static final int UNKNOWN = 255;
    private static final List<String> FORMULAS = List.of(
            "ce",
            "ce:0.1",
            "focal",
            "focal:0.5",
            "jaccard",
            "dice",
            "gdice",
            "lovasz",
            "ce+dice",
            "0.5*focal:3+2*lovasz+jaccard",
            "ce:0.2+focal+0.1*gdice");

    private static NDManager manager;

    @BeforeAll
    static void open() throws ModelException {
        manager = PyTorch.open(new ComputeDevice.Cpu());
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    private record Answer(double loss, List<Float> gradient) {}

    /// @param logits one patch of `labels.length / 2` rows of two pixels, `pixel * classes + class`
    private static Answer answer(String formula, List<Float> weights, double[] logits, int... labels) {
        int classes = logits.length / labels.length;
        var channels = new float[logits.length];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            for (int k = 0; k < classes; k++) {
                channels[k * labels.length + pixel] = (float) logits[pixel * classes + k];
            }
        }
        var indices = bytes(labels);
        var batchLoss = new BatchLoss(classes, weights, LossFormula.parse(formula));
        try (var scope = manager.newSubManager();
                var collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            var array = scope.create(channels, new Shape(1, classes, labels.length / 2, 2));
            array.setRequiresGradient(true);
            var loss = batchLoss.of(scope, array, indices, batchLoss.weightOf(indices));
            collector.backward(loss);
            var gradient = array.getGradient().toFloatArray();
            var byPixel = new Float[gradient.length];
            for (int pixel = 0; pixel < labels.length; pixel++) {
                for (int k = 0; k < classes; k++) {
                    byPixel[pixel * classes + k] = gradient[k * labels.length + pixel];
                }
            }
            return new Answer(loss.getFloat(), Arrays.asList(byPixel));
        }
    }

    private static byte[] bytes(int... labels) {
        var bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return bytes;
    }

    /// Logits of two classes whose first has these probabilities.
    private static double[] ofProbabilities(double... first) {
        var logits = new double[first.length * 2];
        for (int pixel = 0; pixel < first.length; pixel++) {
            logits[2 * pixel] = Math.log(first[pixel] / (1 - first[pixel]));
        }
        return logits;
    }

    private static double loss(String formula, double[] logits, int... labels) {
        return answer(formula, List.of(), logits, labels).loss;
    }

    @Test
    void lossesHaveTheValuesOfHandComputation() {
        // class 0 at pixels 0 and 1, class 1 at pixel 2, pixel 3 unknown
        var logits = ofProbabilities(0.8, 0.6, 0.3, 0.123);
        int[] labels = {0, 0, 1, UNKNOWN};

        // class 0: Σyp 1.4, Σy 2, Σp 1.7; class 1: Σyp 0.7, Σy 1, Σp 1.3
        assertEquals(-(Math.log(0.8) + Math.log(0.6) + Math.log(0.7)) / 3, loss("ce", logits, labels), 1e-6);
        assertEquals(
                -(0.04 * Math.log(0.8) + 0.16 * Math.log(0.6) + 0.09 * Math.log(0.7)) / 3,
                loss("focal", logits, labels),
                1e-6);
        assertEquals(1 - (2.4 / 3.3 + 1.7 / 2.6) / 2, loss("jaccard", logits, labels), 1e-6);
        assertEquals(1 - (3.8 / 4.7 + 2.4 / 3.3) / 2, loss("dice", logits, labels), 1e-6);
        assertEquals(1 - 2 * (1.4 / 4 + 0.7) / (3.7 / 4 + 2.3), loss("gdice", logits, labels), 1e-5);
        // errors of class 0: pixel 1 0.4, pixel 2 0.3, pixel 0 0.2; the Jaccard loss grows to 1/2, 2/3, 1
        // errors of class 1: pixel 1 0.4, pixel 2 0.3, pixel 0 0.2; it grows to 1/2, 1, 1
        double first = 0.4 / 2 + 0.3 / 6 + 0.2 / 3;
        double second = 0.4 / 2 + 0.3 / 2;
        assertEquals((first + second) / 2, loss("lovasz", logits, labels), 1e-6);
        assertEquals(
                loss("ce", logits, labels) + 0.5 * loss("dice", logits, labels),
                loss("ce+0.5*dice", logits, labels),
                1e-6);
    }

    @Test
    void smoothedLabelsExpectALittleOfEveryClass() {
        var logits = ofProbabilities(0.8, 0.5);
        double expected = -(0.95 * Math.log(0.8) + 0.05 * Math.log(0.2)) / 2 - Math.log(0.5) / 2;
        assertEquals(expected, loss("ce:0.1", logits, 0, 1), 1e-6);
    }

    @Test
    void classWeightsWeighThePixelsOfCrossEntropyAndFocal() {
        var logits = ofProbabilities(0.8, 0.5);
        var weights = List.of(1f, 3f);
        assertEquals(-(Math.log(0.8) + 3 * Math.log(0.5)) / 4, answer("ce", weights, logits, 0, 1).loss, 1e-6);
        assertEquals(
                -(0.04 * Math.log(0.8) + 3 * 0.25 * Math.log(0.5)) / 4,
                answer("focal", weights, logits, 0, 1).loss,
                1e-6);
    }

    @Test
    void aClassThatTheBatchLacksDoesNotDrownGeneralisedDice() {
        var logits = new double[] {2, 0, -1, 0, 1, -1, 3, 0, 0, 0, 0, 0};
        double before = answer("gdice", List.of(), logits, 0, 1, 0, UNKNOWN).loss;
        logits[0] += 1;
        logits[4] += 1;
        assertTrue(answer("gdice", List.of(), logits, 0, 1, 0, UNKNOWN).loss < before - 0.02, "hardly moves");
    }

    @Test
    void everyLossIsThatOfThePlainFormulasAndItsGradientTheirSlope() {
        var random = new SplittableRandom(5);
        var weights = List.of(1f, 0.5f, 2f, 0f);
        for (var formula : FORMULAS) {
            var plain = new PlainLoss(LossFormula.parse(formula), 1, 0.5, 2, 0);
            for (int round = 0; round < 3; round++) {
                var logits = new double[12 * 4];
                Arrays.setAll(logits, _ -> (float) random.nextDouble(-1.5, 1.5));
                var labels = new int[12];
                // class 2 is missing in the last round; class 3 weighs nothing, so it counts as unknown
                int classes = round == 2 ? 2 : 4;
                Arrays.setAll(labels, pixel -> pixel % 5 == 4 ? UNKNOWN : random.nextInt(classes));
                var answer = answer(formula, weights, logits, labels);
                assertEquals(plain.of(logits, bytes(labels)), answer.loss, 2e-6, formula);
                for (int i = 0; i < logits.length; i++) {
                    double here = logits[i];
                    logits[i] = here + 1e-5;
                    double up = plain.of(logits, bytes(labels));
                    logits[i] = here - 1e-5;
                    double down = plain.of(logits, bytes(labels));
                    logits[i] = here;
                    assertEquals((up - down) / 2e-5, answer.gradient.get(i), 2e-5, formula + " at " + i);
                }
            }
        }
    }

    @Test
    void unknownPixelsHaveNoSlopeInAnyLoss() {
        for (var formula : FORMULAS) {
            var gradient =
                    answer(formula, List.of(), ofProbabilities(0.2, 0.4, 0.9, 0.7), 0, UNKNOWN, 1, UNKNOWN).gradient;
            for (int i : new int[] {2, 3, 6, 7}) {
                assertEquals(0f, gradient.get(i), formula);
            }
            assertTrue(gradient.get(0) < 0, formula);
        }
    }

    @Test
    void certainAnswersAreFiniteInEveryLoss() {
        for (var formula : FORMULAS) {
            var right = answer(formula, List.of(), new double[] {200, -200, -200, 200}, 0, 1);
            var wrong = answer(formula, List.of(), new double[] {-200, 200, 200, -200}, 0, 1);
            assertTrue(right.loss < wrong.loss, formula);
            for (var each : List.of(right, wrong)) {
                assertTrue(Double.isFinite(each.loss), formula);
                assertTrue(each.gradient.stream().allMatch(Float::isFinite), formula + " " + each.gradient);
            }
        }
    }

    @Test
    void batchesWithoutKnownPixelsWeighNothing() {
        var loss = new BatchLoss(2, List.of(1f, 0f), LossFormula.parse("dice"));
        assertEquals(0, loss.weightOf(bytes(UNKNOWN, UNKNOWN, 1)));
        assertThrows(IllegalArgumentException.class, () -> loss.weightOf(bytes(2)));
    }

    @Test
    void lovaszOrdersManyErrorsLikeThePlainFormula() {
        var random = new SplittableRandom(9);
        var logits = new double[3000 * 3];
        Arrays.setAll(logits, _ -> (float) random.nextDouble(-4, 4));
        var labels = new int[3000];
        Arrays.setAll(labels, _ -> random.nextInt(3));
        double expected = new PlainLoss(LossFormula.parse("lovasz"), 1, 1, 1).of(logits, bytes(labels));
        assertEquals(expected, loss("lovasz", logits, labels), 1e-5);
    }
}
