package org.lapwing.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.model.graph.Layer;
import org.lapwing.model.graph.Layer.Add;
import org.lapwing.model.graph.Layer.BatchNorm;
import org.lapwing.model.graph.Layer.Bias;
import org.lapwing.model.graph.Layer.Concat;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.Crop;
import org.lapwing.model.graph.Layer.Dropout;
import org.lapwing.model.graph.Layer.GridPool;
import org.lapwing.model.graph.Layer.MaxPool;
import org.lapwing.model.graph.Layer.Relu;
import org.lapwing.model.graph.Layer.ResizeLike;
import org.lapwing.model.graph.Layer.Upsample;
import org.lapwing.model.graph.LayerGraph;

/// A trained network whose batch norms were multiplied into the convolutions before them, without its dropouts.
///
/// It answers the same as the network with running statistics, in fewer steps.
///
/// @param graph layers without batch norm and dropout
/// @param weights kernels and biases
public record FoldedNetwork(LayerGraph graph, Weights weights) {

    /// Folds a network.
    ///
    /// @throws ModelException if the weights are not the network's
    public static FoldedNetwork of(LayerGraph graph, Weights weights) throws ModelException {
        weights.requireFit(graph);
        var folding = new Folding(weights);
        graph.layers().forEach(folding::add);
        return new FoldedNetwork(new LayerGraph(graph.bands(), folding.layers), new Weights(folding.tensors));
    }

    private static final class Folding {
        private final Weights weights;
        private final List<Layer> layers = new ArrayList<>();
        private final Map<String, Tensor> tensors = new LinkedHashMap<>();
        private final Map<String, String> renamed = new HashMap<>();

        Folding(Weights weights) {
            this.weights = weights;
        }

        void add(Layer layer) {
            switch (layer) {
                case Convolution c -> {
                    layers.add(renamed(c));
                    tensors.put(c.name() + ".weight", weights.get(c.name() + ".weight"));
                    if (c.bias() == Bias.ADDED) {
                        tensors.put(c.name() + ".bias", weights.get(c.name() + ".bias"));
                    }
                }
                case BatchNorm norm -> fold(norm);
                case Dropout dropout -> renamed.put(dropout.name(), of(dropout.input()));
                case Relu _, MaxPool _, GridPool _, ResizeLike _, Upsample _, Crop _, Concat _, Add _ ->
                    layers.add(renamed(layer));
            }
        }

        private Layer renamed(Layer layer) {
            return layer.reading(layer.inputs().stream().map(this::of).toList());
        }

        private String of(String input) {
            return renamed.getOrDefault(input, input);
        }

        /// Batch norm is `scale * (x - mean) / sqrt(variance + epsilon) + shift`, so kernels are multiplied by
        /// `scale / sqrt(variance + epsilon)` and the rest becomes the bias.
        private void fold(BatchNorm norm) {
            if (!(layers.getLast() instanceof Convolution c) || !c.name().equals(norm.input())) {
                throw new IllegalStateException("batch norm " + norm.name() + " does not follow its convolution");
            }
            var scale = weights.get(norm.name() + ".weight").values();
            var shift = weights.get(norm.name() + ".bias").values();
            var mean = weights.get(norm.name() + ".running_mean").values();
            var variance = weights.get(norm.name() + ".running_var").values();
            var kernel = weights.get(c.name() + ".weight");
            var folded = new float[kernel.values().length];
            var bias = new float[scale.length];
            int perChannel = folded.length / scale.length;
            for (int channel = 0; channel < scale.length; channel++) {
                double factor = scale[channel] / Math.sqrt(variance[channel] + (double) BatchNorm.EPSILON);
                for (int i = channel * perChannel; i < (channel + 1) * perChannel; i++) {
                    folded[i] = (float) (kernel.values()[i] * factor);
                }
                double before =
                        c.bias() == Bias.ADDED ? weights.get(c.name() + ".bias").values()[channel] : 0;
                bias[channel] = (float) (shift[channel] + (before - mean[channel]) * factor);
            }
            layers.set(layers.size() - 1, c.with(Bias.ADDED));
            tensors.put(c.name() + ".weight", new Tensor(kernel.shape(), folded));
            tensors.put(c.name() + ".bias", new Tensor(List.of(bias.length), bias));
            renamed.put(norm.name(), c.name());
        }
    }
}
