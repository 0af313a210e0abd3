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
import java.util.Set;
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
import org.lapwing.model.graph.ParameterSpec;

/// A network that learns by PyTorch.
///
/// The weights live in Java. Every step uploads them into a manager of its own and reads the gradients back,
/// so nothing survives a step in the engine: no leak, no gradient to clear, and a stored state is the whole
/// state.
final class DjlTrainable implements Trainable {

    private static final int WARM_UP = 10;

    private final NDManager manager;
    private final LayerGraph graph;
    private final TrainingOptions options;
    private final List<LearnedArray> arrays = new ArrayList<>();
    private final @Nullable Bfloat16 casts;
    private final Set<String> frozen;
    private final GraphRunner runner;
    private final BatchLoss loss;
    private final DeviceArrays deviceArrays = new DeviceArrays();
    private @Nullable DjlSegmenter evaluation;
    private long steps;
    private double gatheredWeight;

    /// @param manager closed with this network
    /// @param precision of the training steps; scores are always computed in 32-bit floats
    /// @throws ModelException if the first weights are not the network's, or nothing would learn; the manager
    ///     is closed
    DjlTrainable(NDManager manager, NetworkSpec network, TrainingOptions options, Precision precision)
            throws ModelException {
        this.manager = manager;
        this.graph = network.graph();
        this.options = options;
        this.casts = precision == Precision.BFLOAT16 ? new Bfloat16(manager) : null;
        this.loss = new BatchLoss(network.classes(), options.classWeights(), options.loss());
        try {
            this.frozen = options.beginning().frozenLayers(graph);
            this.runner = new GraphRunner(graph, casts, frozen);
            var start = options.beginning().weights().orElseGet(() -> InitialWeights.draw(graph, options.seed()));
            start.requireFit(graph);
            for (var spec : graph.parameters()) {
                arrays.add(new LearnedArray(spec, start.get(spec.name()).values(), options, isFrozen(spec)));
            }
        } catch (ModelException failure) {
            manager.close();
            throw failure;
        }
    }

    private boolean isFrozen(ParameterSpec spec) {
        return frozen.contains(spec.name().substring(0, spec.name().lastIndexOf('.')));
    }

    @Override
    public double step(float[] input, byte[] classIndices, int batch, int height, int width, float learningRate)
            throws ModelException {
        double value = gather(input, classIndices, batch, height, width);
        if (gatheredWeight > 0) {
            update(learningRate);
        }
        return value;
    }

    @Override
    public double gather(float[] input, byte[] classIndices, int batch, int height, int width) throws ModelException {
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
            var logits = runner.forward(image, parameters, GraphRunner.Mode.TRAINING, options.seed() + steps);
            var lossArray = loss.of(scope, logits, classIndices, weight);
            double value = lossArray.getFloat();
            if (!Double.isFinite(value)) {
                forgetGradients();
                throw diverged("the loss is " + value);
            }
            collector.backward(lossArray);
            take(parameters, weight);
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
            if (array.learns()) {
                uploaded.setRequiresGradient(true);
            }
            parameters.put(array.spec.name(), uploaded);
        }
        return parameters;
    }

    private void take(Map<String, NDArray> parameters, double weight) {
        forgetEvaluation();
        gatheredWeight += weight;
        for (var array : arrays) {
            var onDevice = parameters.get(array.spec.name());
            if (onDevice == null) {
                throw new IllegalStateException("no array is called " + array.spec.name());
            }
            if (array.learns()) {
                array.gather(onDevice.getGradient().toFloatArray(), (float) (weight / gatheredWeight));
            } else if (!isFrozen(array.spec)) {
                var values = array.values.values();
                System.arraycopy(onDevice.toFloatArray(), 0, values, 0, values.length);
            }
        }
    }

    private void update(float learningRate) throws ModelException {
        float shrink = shrink();
        steps++;
        float decay = (float) Math.min(options.averaging(), steps / (double) (steps + WARM_UP));
        for (var array : arrays) {
            array.move(steps, learningRate, (float) options.optimiser().weightDecay(), shrink);
            array.average(decay);
        }
        gatheredWeight = 0;
    }

    /// What keeps the gradient of all weights together within the length it may have.
    private float shrink() throws ModelException {
        double most = options.optimiser().clipNorm();
        if (most == 0) {
            return 1;
        }
        double length = Math.sqrt(
                arrays.stream().mapToDouble(LearnedArray::squaredLength).sum());
        if (!Double.isFinite(length)) {
            forgetGradients();
            throw diverged("the gradient is " + length);
        }
        return length > most ? (float) (most / length) : 1;
    }

    private ModelException diverged(String what) {
        return new ModelException("Training diverged at step " + (steps + 1) + ": " + what
                + ". Start again with a lower learning rate, and look for extreme values in the image.");
    }

    private void forgetGradients() {
        gatheredWeight = 0;
        arrays.forEach(LearnedArray::forgetGradient);
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
        forgetGradients();
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
