package org.lapwing.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatrixMeasuresTest {

    private static void assertMeasures(
            BiFunction<ConfusionMatrix, Integer, Estimate> measure, ConfusionMatrix matrix, double... expected) {
        for (int index = 0; index < expected.length; index++) {
            assertEquals(
                    expected[index], measure.apply(matrix, index).estimate().orElseThrow(), 5e-7, "class " + index);
        }
    }

    @Test
    void theUnweightedNumbersOfOlofsson2014AreReproduced() {
        var matrix = Examples.olofsson();
        assertEquals(640, matrix.total());
        assertEquals(0.917188, MatrixMeasures.overall(matrix).estimate().orElseThrow(), 5e-7);
        assertMeasures(MatrixMeasures::users, matrix, 0.88, 0.733333, 0.927273, 0.963077);
        assertMeasures(MatrixMeasures::producers, matrix, 0.956522, 0.982143, 0.874286, 0.920588);
        assertMeasures(MatrixMeasures::iou, matrix, 0.846154, 0.723684, 0.818182, 0.889205);
        assertMeasures(MatrixMeasures::f1, matrix, 0.916667, 0.839695, 0.9, 0.941353);
        assertEquals(
                (0.846154 + 0.723684 + 0.818182 + 0.889205) / 4,
                MatrixMeasures.meanIou(matrix).orElseThrow(),
                5e-7);
    }

    @Test
    void aClassThatTheReferenceLacksHasNoProducersAccuracyButAnIouOfZero() {
        var matrix = ConfusionMatrix.of(List.of(List.of(5L, 0L), List.of(2L, 0L)));
        assertEquals(Estimate.UNDEFINED, MatrixMeasures.producers(matrix, 1));
        assertEquals(Estimate.share(0, 1), MatrixMeasures.users(matrix, 1));
        assertEquals(Estimate.share(0, 1), MatrixMeasures.iou(matrix, 1));
        assertEquals(5.0 / 7 / 2, MatrixMeasures.meanIou(matrix).orElseThrow(), 1e-12);
    }

    @Test
    void aClassThatOccursNowhereIsUndefinedAndOutsideTheMean() {
        var matrix = ConfusionMatrix.of(List.of(List.of(0L, 0L), List.of(0L, 3L)));
        assertEquals(Estimate.UNDEFINED, MatrixMeasures.users(matrix, 0));
        assertEquals(Estimate.UNDEFINED, MatrixMeasures.f1(matrix, 0));
        assertEquals(Estimate.UNDEFINED, MatrixMeasures.iou(matrix, 0));
        assertEquals(OptionalDouble.of(1), MatrixMeasures.meanIou(matrix));
    }

    @Test
    void nothingComparedGivesNothing() {
        var matrix = new MatrixCounter(2).toMatrix();
        assertEquals(Estimate.UNDEFINED, MatrixMeasures.overall(matrix));
        assertEquals(OptionalDouble.empty(), MatrixMeasures.meanIou(matrix));
    }

    @Test
    void aPerfectMapScoresOneEverywhere() {
        var counter = new MatrixCounter(3);
        IntStream.range(0, 3).forEach(index -> counter.add(index, index, 1L << (10 * index)));
        var matrix = counter.toMatrix();
        assertEquals(Estimate.share(1, 1), MatrixMeasures.overall(matrix));
        assertMeasures(MatrixMeasures::iou, matrix, 1, 1, 1);
        assertEquals(OptionalDouble.of(1), MatrixMeasures.meanIou(matrix));
    }

    @Test
    void permutingClassesPermutesTheMeasures() {
        var random = new SplittableRandom(3);
        for (int run = 0; run < 50; run++) {
            int classes = 2 + random.nextInt(6);
            var matrix = Examples.random(random, classes);
            var order = new java.util.ArrayList<>(
                    IntStream.range(0, classes).boxed().toList());
            Collections.shuffle(order, new Random(run));
            var permuted = matrix.regrouped(order);
            assertEquals(MatrixMeasures.overall(matrix), MatrixMeasures.overall(permuted));
            for (int index = 0; index < classes; index++) {
                assertEquals(MatrixMeasures.users(matrix, index), MatrixMeasures.users(permuted, order.get(index)));
                assertEquals(
                        MatrixMeasures.producers(matrix, index), MatrixMeasures.producers(permuted, order.get(index)));
                assertEquals(MatrixMeasures.iou(matrix, index), MatrixMeasures.iou(permuted, order.get(index)));
            }
            assertEquals(
                    MatrixMeasures.meanIou(matrix).orElseThrow(),
                    MatrixMeasures.meanIou(permuted).orElseThrow(),
                    1e-12);
        }
    }

    @Test
    void mergedClassesAreMeasuredAnew() {
        var merged = Examples.olofsson().regrouped(List.of(0, 1, 1, 2));
        assertEquals(List.of(List.of(66L, 5L, 4L), List.of(1L, 216L, 23L), List.of(2L, 10L, 313L)), merged.rows());
        assertEquals(595.0 / 640, MatrixMeasures.overall(merged).estimate().orElseThrow(), 1e-12);
        var random = new SplittableRandom(4);
        for (int run = 0; run < 50; run++) {
            var matrix = Examples.random(random, 5);
            var coarse = matrix.regrouped(List.of(0, 1, 0, 2, 1));
            assertEquals(matrix.total(), coarse.total());
            assertTrue(coarse.agreeing() >= matrix.agreeing(), "merging never makes agreement into disagreement");
            assertEquals(matrix.mapTotal(0) + matrix.mapTotal(2), coarse.mapTotal(0));
            assertEquals(matrix.referenceTotal(1) + matrix.referenceTotal(4), coarse.referenceTotal(1));
        }
    }

    @Test
    void f1AndIouTellTheSameStory() {
        var random = new SplittableRandom(5);
        for (int run = 0; run < 50; run++) {
            var matrix = Examples.random(random, 4);
            for (int index = 0; index < 4; index++) {
                double iou = MatrixMeasures.iou(matrix, index).estimate().orElseThrow();
                assertEquals(
                        2 * iou / (1 + iou),
                        MatrixMeasures.f1(matrix, index).estimate().orElseThrow(),
                        1e-12);
            }
        }
    }

    @Test
    void countsAreExactBeyondWhatDoublesHoldAndOverflowIsNoticed() {
        var counter = new MatrixCounter(2);
        counter.add(0, 0, (1L << 60) + 1);
        counter.add(0, 0);
        assertEquals((1L << 60) + 2, counter.toMatrix().total());
        counter.add(0, 1, Long.MAX_VALUE);
        assertThrows(ArithmeticException.class, counter.toMatrix()::total);
        assertThrows(IllegalArgumentException.class, () -> counter.add(0, 0, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> counter.add(2, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> counter.add(0, -1));
    }

    @Test
    void rowsOfDifferentLengthAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ConfusionMatrix.of(List.of(List.of(1L, 2L), List.of(3L))));
    }
}
