package org.lapwing.model.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.model.graph.Layer;
import org.lapwing.model.graph.Layer.Add;
import org.lapwing.model.graph.Layer.BatchNorm;
import org.lapwing.model.graph.Layer.Bias;
import org.lapwing.model.graph.Layer.Concat;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.Crop;
import org.lapwing.model.graph.Layer.MaxPool;
import org.lapwing.model.graph.Layer.Relu;
import org.lapwing.model.graph.Layer.Upsample;
import org.lapwing.model.graph.LayerGraph;

/// Computes a [LayerGraph] on NDArrays, layer by layer.
///
/// Each map is closed as soon as no later layer reads it; what backward needs stays alive inside the engine.
final class GraphRunner {

    /// Which statistics batch norm uses.
    enum Mode {
        /// The batch's own; running statistics move.
        TRAINING,
        /// The running ones.
        EVALUATION
    }

    private static final int BILINEAR = 1; // the engine answers nearest neighbours for 2

    private final LayerGraph graph;
    private final Map<String, Integer> readers = new HashMap<>();
    private final @Nullable Bfloat16 casts;

    /// Computes in 32-bit floats.
    GraphRunner(LayerGraph graph) {
        this(graph, null);
    }

    /// @param casts lowers what convolutions multiply; stays the caller's; null for 32-bit floats throughout
    GraphRunner(LayerGraph graph, @Nullable Bfloat16 casts) {
        this.graph = graph;
        this.casts = casts;
        for (var layer : graph.layers()) {
            layer.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
        }
    }

    /// Computes the output, 32-bit floats. The input stays open; the result belongs to the input's manager.
    NDArray forward(NDArray input, Map<String, NDArray> parameters, Mode mode) {
        var maps = new HashMap<String, NDArray>();
        var left = new HashMap<>(readers);
        maps.put(LayerGraph.INPUT, lowered(input));
        for (var layer : graph.layers()) {
            maps.put(layer.name(), apply(layer, maps, parameters, mode));
            for (var name : layer.inputs()) {
                int remaining = left.merge(name, -1, Integer::sum);
                if (remaining == 0 && !name.equals(LayerGraph.INPUT)) {
                    get(maps, name).close();
                    maps.remove(name);
                }
            }
        }
        return raised(get(maps, graph.output().name()));
    }

    private NDArray lowered(NDArray array) {
        return casts == null ? array : casts.lower(array);
    }

    private NDArray raised(NDArray array) {
        return casts == null ? array : casts.raise(array);
    }

    private NDArray apply(Layer layer, Map<String, NDArray> maps, Map<String, NDArray> parameters, Mode mode) {
        NDArray first = get(maps, layer.inputs().getFirst());
        return switch (layer) {
            case Convolution c -> convolution(c, first, parameters);
            case BatchNorm norm -> batchNorm(norm, first, parameters, mode);
            case Relu _ -> Activation.relu(first);
            case MaxPool _ ->
                first.getNDArrayInternal().maxPool(new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false);
            case Upsample _ -> upsampled(first);
            case Concat concat -> {
                var list = new NDList();
                concat.inputs().forEach(name -> list.add(get(maps, name)));
                yield NDArrays.concat(list, 1);
            }
            case Add add -> {
                NDArray sum = first;
                for (var name : add.inputs().subList(1, add.inputs().size())) {
                    sum = sum.add(get(maps, name));
                }
                yield sum;
            }
            case Crop crop -> {
                var edge = crop.pixels();
                yield first.get(":, :, " + edge + ":-" + edge + ", " + edge + ":-" + edge);
            }
        };
    }

    /// Interpolates in 32-bit floats: on processors the engine has no kernel for less.
    private NDArray upsampled(NDArray input) {
        if (casts == null) {
            return upsampledExactly(input);
        }
        try (var raised = casts.raise(input);
                var larger = upsampledExactly(raised)) {
            return casts.lower(larger);
        }
    }

    private static NDArray upsampledExactly(NDArray input) {
        var shape = input.getShape();
        return input.getNDArrayInternal()
                .interpolation(new long[] {shape.get(2) * 2, shape.get(3) * 2}, BILINEAR, false);
    }

    private NDArray convolution(Convolution layer, NDArray input, Map<String, NDArray> parameters) {
        var bias = layer.bias() == Bias.ADDED ? lowered(get(parameters, layer.name() + ".bias")) : null;
        int padding = layer.kernel() / 2;
        return input.getNDArrayInternal()
                .convolution(
                        input,
                        lowered(get(parameters, layer.name() + ".weight")),
                        bias,
                        new Shape(layer.stride(), layer.stride()),
                        new Shape(padding, padding),
                        new Shape(1, 1),
                        1)
                .singletonOrThrow();
    }

    private static NDArray batchNorm(BatchNorm layer, NDArray input, Map<String, NDArray> parameters, Mode mode) {
        return input.getNDArrayInternal()
                .batchNorm(
                        input,
                        get(parameters, layer.name() + ".running_mean"),
                        get(parameters, layer.name() + ".running_var"),
                        get(parameters, layer.name() + ".weight"),
                        get(parameters, layer.name() + ".bias"),
                        1,
                        BatchNorm.MOMENTUM,
                        BatchNorm.EPSILON,
                        mode == Mode.TRAINING)
                .singletonOrThrow();
    }

    private static NDArray get(Map<String, NDArray> arrays, String name) {
        var array = arrays.get(name);
        if (array == null) {
            throw new IllegalStateException("no array is called " + name);
        }
        return array;
    }
}
