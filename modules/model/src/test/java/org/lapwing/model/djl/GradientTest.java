package org.lapwing.model.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.ModelException;
import org.lapwing.model.Tensor;
import org.lapwing.model.UNet;
import org.lapwing.model.UNet.Norm;
import org.lapwing.model.Weights;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.graph.Layer.Add;
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
import org.lapwing.model.graph.LayerList;
import org.lapwing.model.graph.LayerList.Kernel;

/// Gradients of the engine against differences of the loss.
class GradientTest {

    private static final int SIDE = 8;
    private static final double STEP = 2e-3;

    private final SplittableRandom random = new SplittableRandom(3);
    private final float[] input = new float[2 * 2 * SIDE * SIDE];
    private final byte[] labels = new byte[2 * SIDE * SIDE];

    private double loss(NDManager manager, LayerGraph graph, Weights weights, Map<String, float[]> gradients) {
        var batchLoss = new BatchLoss(2, List.of(1f, 3f));
        try (var scope = manager.newSubManager();
                var collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            var parameters = new HashMap<String, NDArray>();
            for (var spec : graph.parameters()) {
                var array = DeviceArrays.upload(scope, weights.get(spec.name()));
                if (spec.role().isTrained()) {
                    array.setRequiresGradient(true);
                }
                parameters.put(spec.name(), array);
            }
            var image = new DeviceArrays().image(scope, input, 2, 2, SIDE, SIDE);
            var logits = new GraphRunner(graph).forward(image, parameters, GraphRunner.Mode.TRAINING);
            var loss = batchLoss.of(scope, logits, labels, batchLoss.weightOf(labels));
            collector.backward(loss);
            for (var spec : graph.parameters()) {
                if (spec.role().isTrained()) {
                    var array = parameters.getOrDefault(spec.name(), logits);
                    gradients.put(spec.name(), array.getGradient().toFloatArray());
                }
            }
            return loss.getFloat();
        }
    }

    private static Weights moved(Weights weights, String name, int index, double by) {
        var tensors = new LinkedHashMap<>(weights.asMap());
        var values = weights.get(name).values().clone();
        values[index] += (float) by;
        tensors.put(name, new Tensor(weights.get(name).shape(), values));
        return new Weights(tensors);
    }

    private void gradientsAreSlopes(LayerGraph graph) throws ModelException {
        for (int i = 0; i < input.length; i++) {
            input[i] = (float) random.nextDouble(-1, 1);
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % 5 == 0 ? 255 : random.nextInt(2));
        }
        var weights = InitialWeights.draw(graph, 11);
        int checked = 0;
        int far = 0;
        try (var manager = PyTorch.open(new ComputeDevice.Cpu())) {
            var gradients = new HashMap<String, float[]>();
            loss(manager, graph, weights, gradients);
            for (var spec : graph.parameters()) {
                if (!spec.role().isTrained()) {
                    continue;
                }
                int index = random.nextInt(spec.size());
                double up = loss(manager, graph, moved(weights, spec.name(), index, STEP), new HashMap<>());
                double down = loss(manager, graph, moved(weights, spec.name(), index, -STEP), new HashMap<>());
                double slope = (up - down) / (2 * STEP);
                double gradient = gradients.getOrDefault(spec.name(), new float[0])[index];
                checked++;
                far += Math.abs(slope - gradient) > 2e-3 + 0.03 * Math.abs(slope) ? 1 : 0;
            }
        }
        assertTrue(checked > 8, "checked " + checked);
        // a ReLU or a pooling maximum that changes sides between the two losses spoils a difference now and then
        assertTrue(far <= checked / 8, far + " of " + checked + " gradients are far from their differences");
    }

    @Test
    void gradientsOfTheUnetAreSlopesOfTheLoss() throws ModelException {
        gradientsAreSlopes(new UNet(2, 2, 2, 4, Norm.BATCH).graph());
    }

    @Test
    void gradientsWithoutNormAreSlopesOfTheLoss() throws ModelException {
        gradientsAreSlopes(new UNet(2, 2, 3, 3, Norm.NONE).graph());
    }

    @Test
    void gradientsOfStridesAndSumsAreSlopesOfTheLoss() throws ModelException {
        gradientsAreSlopes(new LayerGraph(
                2,
                List.of(
                        new Convolution("down", LayerGraph.INPUT, 2, 3, 3, 2, Bias.NONE, KernelStart.HE),
                        new BatchNorm("norm", "down"),
                        new Upsample("up", "norm"),
                        new Convolution("smooth", "up", 3, 3, 3, 1, Bias.NONE, KernelStart.IDENTITY),
                        new Convolution("image", LayerGraph.INPUT, 2, 3, 3, 1, Bias.ADDED, KernelStart.HE),
                        new Convolution("skip", LayerGraph.INPUT, 2, 3, 1, 1, Bias.ADDED, KernelStart.HE),
                        new Add("sum", List.of("smooth", "image", "skip")),
                        new Convolution("head", "sum", 3, 2, 1, 1, Bias.ADDED, KernelStart.HE))));
    }

    @Test
    void gradientsOfCellsGroupsAndDropoutsAreSlopesOfTheLoss() throws ModelException {
        var layers = new LayerList();
        var stem = layers.unit("stem", LayerGraph.INPUT, 2, 4, Kernel.of(3, 2));
        var pooled = layers.add(new MaxPool("pool", stem, 3));
        var depth = layers.normed("depth", "depth.norm", pooled, 4, 4, new Kernel(3, 1, 2, 4));
        depth = layers.add(Relu.upTo6("relu6", depth));
        var cells = layers.add(new GridPool("cells", depth, 2));
        var told = layers.add(new Convolution("told", cells, 4, 3, 1, 1, Bias.ADDED, KernelStart.HE));
        told = layers.add(new Relu("leaky", told, 0.2f, Float.POSITIVE_INFINITY));
        told = layers.add(new ResizeLike("back", told, depth));
        var all = layers.add(new Concat("join", List.of(depth, told)));
        all = layers.add(new Dropout("dropout", all, 0.2f));
        layers.add(new Upsample("enlarged", layers.head(all, 7, 2), 4));
        gradientsAreSlopes(layers.graph(2));
    }

    @Test
    void dropoutDropsTheSameForTheSameNumberOnly() {
        var layer = new Dropout("drop", LayerGraph.INPUT, 0.25f);
        var mask = ChannelMask.of(layer, 7, 4, 500);
        assertArrayEquals(mask, ChannelMask.of(layer, 7, 4, 500));
        assertFalse(Arrays.equals(mask, ChannelMask.of(layer, 8, 4, 500)));
        int dropped = 0;
        for (float factor : mask) {
            assertTrue(factor == 0 || factor == 1 / 0.75f, "factor " + factor);
            dropped += factor == 0 ? 1 : 0;
        }
        assertEquals(500, dropped, 80);
    }

    @Test
    void lossIsTheWeightedMeanOfLogarithms() throws ModelException {
        var batchLoss = new BatchLoss(2, List.of(1f, 3f));
        byte[] labelled = {0, 1, (byte) 255, 1};
        float[] logits = {1, 2, 9, 0, 0, 0, -9, 4}; // two channels of four pixels
        double expected = (Math.log(1 + Math.exp(-1)) + 3 * Math.log(1 + Math.exp(2)) + 3 * Math.log(1 + Math.exp(-4)))
                / (1 + 3 + 3);
        assertEquals(7, batchLoss.weightOf(labelled));
        try (var manager = PyTorch.open(new ComputeDevice.Cpu())) {
            var array = manager.create(logits, new Shape(1, 2, 2, 2));
            assertEquals(expected, batchLoss.of(manager, array, labelled, 7).getFloat(), 1e-6);
        }
    }
}
