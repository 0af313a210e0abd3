package org.lapwing.model.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lapwing.model.LivelyWeights;
import org.lapwing.model.ModelException;
import org.lapwing.model.Weights;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.djl.DjlSegmenter;
import org.lapwing.model.graph.Layer;
import org.lapwing.model.graph.Layer.BatchNorm;
import org.lapwing.model.graph.Layer.Bias;
import org.lapwing.model.graph.Layer.Concat;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.Dropout;
import org.lapwing.model.graph.Layer.GridPool;
import org.lapwing.model.graph.Layer.KernelStart;
import org.lapwing.model.graph.Layer.MaxPool;
import org.lapwing.model.graph.Layer.Relu;
import org.lapwing.model.graph.Layer.ResizeLike;
import org.lapwing.model.graph.Layer.Upsample;
import org.lapwing.model.graph.LayerGraph;

/// Every operation answers the same in ONNX Runtime and in PyTorch.
class GraphOperationsTest {

    private static final int ROWS = 24;
    private static final int COLUMNS = 36;

    private static float[] onnx(LayerGraph graph, Weights weights, float[] input, int batch)
            throws ModelException, OrtException {
        var environment = OrtEnvironment.getEnvironment();
        long[] shape = {batch, graph.bands(), ROWS, COLUMNS};
        try (var options = new OrtSession.SessionOptions();
                var session = environment.createSession(OnnxExport.model(graph, weights, 0, ""), options);
                var image = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), shape);
                var answer = session.run(Map.of(OnnxExport.INPUT, image))) {
            var buffer = ((OnnxTensor) answer.get(0)).getFloatBuffer();
            var values = new float[buffer.remaining()];
            buffer.get(values);
            return values;
        }
    }

    private static float[] bothAnswer(Layer... layers) throws ModelException, OrtException {
        var graph = new LayerGraph(4, List.of(layers));
        var weights = LivelyWeights.of(graph, 3);
        var input = LivelyWeights.noise(5, 2 * 4 * ROWS * COLUMNS);
        try (var pyTorch = DjlSegmenter.open(new ComputeDevice.Cpu(), graph, weights, 0)) {
            var expected = pyTorch.scores(input, 2, ROWS, COLUMNS);
            var shape = graph.shape(graph.output().name());
            int values = shape.cells() > 0
                    ? shape.cells() * shape.cells()
                    : ROWS / shape.stride() * (COLUMNS / shape.stride());
            assertEquals(2 * shape.channels() * values, expected.length);
            assertArrayEquals(expected, onnx(graph, weights, input, 2), 1e-4f);
            return expected;
        }
    }

    private static Convolution convolution(String input, int to, int kernel, int stride, int dilation, int groups) {
        return new Convolution("a", input, 4, to, kernel, stride, dilation, groups, Bias.ADDED, KernelStart.HE);
    }

    @Test
    void dilatedConvolutions() throws ModelException, OrtException {
        bothAnswer(convolution("input", 5, 3, 1, 6, 1));
        bothAnswer(convolution("input", 5, 3, 2, 2, 1));
        bothAnswer(convolution("input", 2, 7, 2, 1, 1));
    }

    @Test
    void convolutionsInGroups() throws ModelException, OrtException {
        bothAnswer(convolution("input", 6, 3, 1, 1, 2), new BatchNorm("norm", "a"));
        bothAnswer(convolution("input", 4, 3, 2, 1, 4), new BatchNorm("norm", "a"));
        bothAnswer(convolution("input", 8, 3, 1, 3, 4));
    }

    @Test
    void poolingOfThreeByThree() throws ModelException, OrtException {
        bothAnswer(new MaxPool("a", "input", 3));
    }

    @Test
    void cellsAreMeansOfEqualParts() throws ModelException, OrtException {
        for (int cells : List.of(1, 2, 3, 6)) {
            var answer = bothAnswer(new GridPool("a", "input", cells));
            var input = LivelyWeights.noise(5, 2 * 4 * ROWS * COLUMNS);
            double sum = 0;
            for (int row = 0; row < ROWS / cells; row++) {
                for (int column = 0; column < COLUMNS / cells; column++) {
                    sum += input[row * COLUMNS + column];
                }
            }
            assertEquals(sum * cells * cells / (ROWS * COLUMNS), answer[0], 1e-5);
        }
    }

    @Test
    void coarserCellsAreMeansOfFinerOnes() throws ModelException, OrtException {
        var direct = bothAnswer(new GridPool("a", "input", 2));
        var stepwise = bothAnswer(new GridPool("fine", "input", 6), new GridPool("a", "fine", 2));
        assertArrayEquals(direct, stepwise, 1e-6f);
    }

    @Test
    void cellsAreEnlargedToTheSizeOfAnotherMap() throws ModelException, OrtException {
        for (int cells : List.of(1, 3)) {
            bothAnswer(
                    new MaxPool("half", "input"),
                    new GridPool("a", "half", cells),
                    new ResizeLike("b", "a", "half"),
                    new Concat("c", List.of("half", "b")));
        }
    }

    /// With many channels ONNX Runtime keeps maps in blocks, for which it has other kernels; and it takes
    /// equal steps on one map for the same step.
    @Test
    void differentCellsOfOneMap() throws ModelException, OrtException {
        bothAnswer(
                convolution("input", 32, 3, 1, 1, 1),
                new GridPool("two", "a", 2),
                new GridPool("three", "a", 3),
                new Convolution("b", "two", 32, 16, 1, 1, Bias.ADDED, KernelStart.HE),
                new ResizeLike("c", "b", "a"),
                new ResizeLike("d", "three", "a"),
                new Concat("e", List.of("a", "c", "d")),
                new Convolution("f", "e", 80, 16, 3, 1, Bias.ADDED, KernelStart.HE));
    }

    @Test
    void bilinearEnlargementByAFactor() throws ModelException, OrtException {
        bothAnswer(new MaxPool("half", "input"), new MaxPool("a", "half"), new Upsample("b", "a", 4));
    }

    @Test
    void rectifiersThatLeakAndThatStop() throws ModelException, OrtException {
        var leaky = bothAnswer(new Relu("a", "input", 0.2f, Float.POSITIVE_INFINITY));
        var input = LivelyWeights.noise(5, 2 * 4 * ROWS * COLUMNS);
        assertEquals(input[0] > 0 ? input[0] : 0.2f * input[0], leaky[0], 1e-6f);
        float most = 0;
        for (float value : bothAnswer(new Relu("a", "input", 0, 1.5f))) {
            assertTrue(value >= 0 && value <= 1.5f, "answered " + value);
            most = Math.max(most, value);
        }
        assertEquals(1.5f, most);
    }

    @Test
    void dropoutIsLeftOutWhenServed() throws ModelException, OrtException {
        assertArrayEquals(
                bothAnswer(new Relu("a", "input"), new MaxPool("c", "a")),
                bothAnswer(new Relu("a", "input"), new Dropout("b", "a", 0.5f), new MaxPool("c", "b")));
    }
}
