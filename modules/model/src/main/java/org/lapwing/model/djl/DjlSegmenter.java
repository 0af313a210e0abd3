package org.lapwing.model.djl;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.lapwing.model.FoldedNetwork;
import org.lapwing.model.ModelException;
import org.lapwing.model.Segmenter;
import org.lapwing.model.Weights;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.graph.CoreGraph;
import org.lapwing.model.graph.LayerGraph;

/// A trained network run by PyTorch, on CUDA or the processor.
public final class DjlSegmenter implements Segmenter {

    private final NDManager manager;
    private final LayerGraph graph;
    private final GraphRunner runner;
    private final Map<String, NDArray> parameters;
    private final DeviceArrays deviceArrays = new DeviceArrays();

    /// Loads PyTorch and uploads the weights.
    ///
    /// @param margin pixels cut from each side of the answer
    /// @throws ModelException if the weights are not the network's or the device cannot be used
    public static DjlSegmenter open(ComputeDevice device, LayerGraph graph, Weights weights, int margin)
            throws ModelException {
        var manager = PyTorch.open(device);
        try {
            return new DjlSegmenter(manager, graph, weights, margin);
        } catch (ModelException | RuntimeException failure) {
            manager.close();
            throw failure;
        }
    }

    /// @param manager closed with this segmenter
    DjlSegmenter(NDManager manager, LayerGraph graph, Weights weights, int margin) throws ModelException {
        var folded = FoldedNetwork.of(graph, weights);
        this.manager = manager;
        this.graph = folded.graph();
        this.runner = new GraphRunner(CoreGraph.of(folded.graph(), margin));
        this.parameters = DeviceArrays.upload(manager, folded.weights());
    }

    @Override
    public float[] scores(float[] input, int batch, int height, int width) throws ModelException {
        Patches.requireSizes(graph, input.length, batch, height, width);
        try (var scope = manager.newSubManager()) {
            var image = deviceArrays.image(scope, input, batch, graph.bands(), height, width);
            return runner.forward(image, parameters, GraphRunner.Mode.EVALUATION)
                    .toFloatArray();
        } catch (EngineException failure) {
            throw new ModelException(
                    "PyTorch failed to predict " + batch + " patches of " + height + " by " + width + " pixels: "
                            + failure.getMessage() + ". Smaller batches need less memory.",
                    failure);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
