package org.lapwing.model.djl;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.ModelException;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.Tensor;
import org.lapwing.model.Trainable;
import org.lapwing.model.TrainingOptions;
import org.lapwing.model.TrainingState;
import org.lapwing.model.Weights;
import org.lapwing.model.device.Precision;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.graph.ParameterSpec.Role;

/// A network that learns by PyTorch.
///
/// The weights live in Java. Every step uploads them into a manager of its own and reads the gradients back, so nothing
/// survives a step in the engine: no leak, no gradient to clear, and a stored state is the whole state.
final class DjlTrainable implements Trainable {

    private static final int WARM_UP = 10;

    private final NDManager manager;
    private final LayerGraph graph;
    private final TrainingOptions options;
    private final List<LearnedArray> arrays = new ArrayList<>();
    private final @Nullable Bfloat16 casts;
    private final GraphRunner runner;
    private final BatchLoss loss;
    private final DeviceArrays deviceArrays = new DeviceArrays();
    private @Nullable DjlSegmenter evaluation;
    private long steps;

    /// @param manager closed with this network
    /// @param precision of the training steps; scores are always computed in 32-bit floats
    DjlTrainable(NDManager manager, NetworkSpec network, TrainingOptions options, Precision precision) {
        this.manager = manager;
        this.graph = network.graph();
        this.options = options;
        this.casts = precision == Precision.BFLOAT16 ? new Bfloat16(manager) : null;
        this.runner = new GraphRunner(graph, casts);
        this.loss = new BatchLoss(network.classes(), options.classWeights());
        var start = InitialWeights.draw(graph, options.seed());
        for (var spec : graph.parameters()) {
            arrays.add(new LearnedArray(spec, start.get(spec.name()).values(), options.averaging()));
        }
    }

    @Override
    public double step(float[] input, byte[] classIndices, int batch, int height, int width, float learningRate)
            throws ModelException {
        Patches.requireSizes(graph, input.length, batch, height, width);
        if (classIndices.length != batch * height * width) {
            throw new IllegalArgumentException(classIndices.length + " labels for " + batch + " patches of " + height
                    + " by " + width + " pixels");
        }
        double weight = loss.weightOf(classIndices);
        if (weight == 0) {
            return 0;
        }
        try (var scope = manager.newSubManager();
                var collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            var parameters = uploadForGradients(scope);
            var image = deviceArrays.image(scope, input, batch, graph.bands(), height, width);
            var logits = runner.forward(image, parameters, GraphRunner.Mode.TRAINING);
            var lossArray = loss.of(scope, logits, classIndices, weight);
            double value = lossArray.getFloat();
            if (!Double.isFinite(value)) {
                throw new ModelException("Training diverged at step " + (steps + 1) + ": the loss is " + value
                        + ". Start again with a lower learning rate, and look for extreme values in the image.");
            }
            collector.backward(lossArray);
            update(parameters, learningRate);
            return value;
        } catch (EngineException failure) {
            throw new ModelException(
                    "PyTorch failed in training step " + (steps + 1) + ": " + failure.getMessage()
                            + ". Smaller batches or patches need less memory.",
                    failure);
        }
    }

    private Map<String, NDArray> uploadForGradients(NDManager scope) {
        var parameters = new HashMap<String, NDArray>();
        for (var array : arrays) {
            var uploaded = DeviceArrays.upload(scope, array.values);
            if (array.spec.role().isTrained()) {
                uploaded.setRequiresGradient(true);
            }
            parameters.put(array.spec.name(), uploaded);
        }
        return parameters;
    }

    private void update(Map<String, NDArray> parameters, float learningRate) {
        steps++;
        float decay = (float) Math.min(options.averaging(), steps / (double) (steps + WARM_UP));
        for (var array : arrays) {
            var onDevice = parameters.get(array.spec.name());
            if (onDevice == null) {
                throw new IllegalStateException("no array is called " + array.spec.name());
            }
            var values = array.values.values();
            if (array.optimiser != null) {
                float weightDecay = array.spec.role() == Role.KERNEL ? (float) options.weightDecay() : 0f;
                array.optimiser.update(values, onDevice.getGradient().toFloatArray(), steps, learningRate, weightDecay);
            } else {
                System.arraycopy(onDevice.toFloatArray(), 0, values, 0, values.length);
            }
            array.average(decay);
        }
        forgetEvaluation();
    }

    private void forgetEvaluation() {
        if (evaluation != null) {
            evaluation.close();
            evaluation = null;
        }
    }

    @Override
    public float[] scores(float[] input, int batch, int height, int width) throws ModelException {
        if (evaluation == null) {
            evaluation = new DjlSegmenter(manager.newSubManager(), graph, weights(), 0);
        }
        return evaluation.scores(input, batch, height, width);
    }

    @Override
    public Weights weights() {
        var tensors = new LinkedHashMap<String, Tensor>();
        arrays.forEach(each -> tensors.put(each.spec.name(), each.served()));
        return new Weights(tensors);
    }

    @Override
    public TrainingState state() {
        var tensors = new LinkedHashMap<String, Tensor>();
        arrays.forEach(each -> each.store(tensors));
        return new TrainingState(steps, new Weights(tensors));
    }

    @Override
    public void restore(TrainingState state) throws ModelException {
        for (var each : arrays) {
            each.requireFit(state.tensors());
        }
        arrays.forEach(each -> each.restore(state.tensors()));
        steps = state.steps();
        forgetEvaluation();
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public void close() {
        forgetEvaluation();
        if (casts != null) {
            casts.close();
        }
        manager.close();
    }
}
