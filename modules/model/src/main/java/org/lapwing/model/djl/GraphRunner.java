package org.lapwing.model.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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
    private final Set<String> frozen;

    /// Computes in 32-bit floats.
    GraphRunner(LayerGraph graph) {
        this(graph, null, Set.of());
    }

    /// @param casts lowers what convolutions multiply; stays the caller's; null for 32-bit floats throughout
    /// @param frozen norms that use the running statistics in training too
    GraphRunner(LayerGraph graph, @Nullable Bfloat16 casts, Set<String> frozen) {
        this.graph = graph;
        this.frozen = Set.copyOf(frozen);
        this.casts = casts;
        for (var layer : graph.layers()) {
            layer.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
        }
    }

    /// Computes the output, 32-bit floats. The input stays open; the result belongs to the input's manager.
    NDArray forward(NDArray input, Map<String, NDArray> parameters, Mode mode) {
        return forward(input, parameters, mode, 0);
    }

    /// Computes the output, 32-bit floats. The input stays open; the result belongs to the input's manager.
    ///
    /// @param draw decides what dropouts drop in training; equal numbers drop the same
    NDArray forward(NDArray input, Map<String, NDArray> parameters, Mode mode, long draw) {
        var maps = new HashMap<String, NDArray>();
        var left = new HashMap<>(readers);
        maps.put(LayerGraph.INPUT, lowered(input));
        for (var layer : graph.layers()) {
            maps.put(layer.name(), apply(layer, maps, parameters, mode, draw));
            for (var name : layer.inputs()) {
                int remaining = left.merge(name, -1, Integer::sum);
                if (remaining == 0 && !name.equals(LayerGraph.INPUT)) {
                    closeUnlessShared(maps, name);
                }
            }
        }
        return raised(get(maps, graph.output().name()));
    }

    /// A dropout that drops nothing hands its map on under its own name.
    private static void closeUnlessShared(Map<String, NDArray> maps, String name) {
        var done = get(maps, name);
        maps.remove(name);
        if (maps.values().stream().noneMatch(map -> map == done)) {
            done.close();
        }
    }

    private NDArray lowered(NDArray array) {
        return casts == null ? array : casts.lower(array);
    }

    private NDArray raised(NDArray array) {
        return casts == null ? array : casts.raise(array);
    }

    private NDArray apply(
            Layer layer, Map<String, NDArray> maps, Map<String, NDArray> parameters, Mode mode, long draw) {
        NDArray first = get(maps, layer.inputs().getFirst());
        return switch (layer) {
            case Convolution c -> convolution(c, first, parameters);
            case BatchNorm norm -> batchNorm(norm, first, parameters, mode);
            case Relu relu -> relu(relu, first);
            case Dropout dropout -> mode == Mode.TRAINING ? dropped(dropout, first, draw) : first;
            case MaxPool pool ->
                first.getNDArrayInternal()
                        .maxPool(
                                new Shape(pool.kernel(), pool.kernel()),
                                new Shape(2, 2),
                                new Shape(pool.padding(), pool.padding()),
                                false);
            case GridPool pool -> exactly(first, exact -> means(exact, pool.cells()));
            case ResizeLike resize -> {
                var size = get(maps, resize.like()).getShape();
                yield exactly(first, exact -> resized(exact, size.get(2), size.get(3)));
            }
            case Upsample up -> {
                var size = first.getShape();
                yield exactly(first, exact -> resized(exact, size.get(2) * up.factor(), size.get(3) * up.factor()));
            }
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

    private static NDArray relu(Relu layer, NDArray input) {
        if (layer.slope() > 0) {
            return Activation.leakyRelu(input, layer.slope());
        }
        if (Float.isInfinite(layer.limit())) {
            return Activation.relu(input);
        }
        return input.clip(0, layer.limit());
    }

    private NDArray dropped(Dropout layer, NDArray input, long draw) {
        var shape = input.getShape();
        var kept = ChannelMask.of(layer, draw, (int) shape.get(0), (int) shape.get(1));
        try (var mask = input.getManager().create(kept, new Shape(shape.get(0), shape.get(1), 1, 1));
                var same = lowered(mask)) {
            return input.mul(same);
        }
    }

    /// Computes in 32-bit floats: on processors the engine has no kernel of this kind for less.
    private NDArray exactly(NDArray input, UnaryOperator<NDArray> step) {
        if (casts == null) {
            return step.apply(input);
        }
        try (var raised = casts.raise(input);
                var result = step.apply(raised)) {
            return casts.lower(result);
        }
    }

    private static NDArray means(NDArray input, int cells) {
        var shape = input.getShape();
        if (shape.get(2) % cells != 0 || shape.get(3) % cells != 0) {
            throw new IllegalArgumentException("a map of " + shape + " is not divided into " + cells + " cells a side");
        }
        var part = new Shape(shape.get(2) / cells, shape.get(3) / cells);
        return input.getNDArrayInternal().avgPool(part, part, new Shape(0, 0), false, true);
    }

    private static NDArray resized(NDArray input, long rows, long columns) {
        return input.getNDArrayInternal().interpolation(new long[] {rows, columns}, BILINEAR, false);
    }

    private NDArray convolution(Convolution layer, NDArray input, Map<String, NDArray> parameters) {
        var bias = layer.bias() == Bias.ADDED ? lowered(get(parameters, layer.name() + ".bias")) : null;
        return input.getNDArrayInternal()
                .convolution(
                        input,
                        lowered(get(parameters, layer.name() + ".weight")),
                        bias,
                        new Shape(layer.stride(), layer.stride()),
                        new Shape(layer.padding(), layer.padding()),
                        new Shape(layer.dilation(), layer.dilation()),
                        layer.groups())
                .singletonOrThrow();
    }

    private NDArray batchNorm(BatchNorm layer, NDArray input, Map<String, NDArray> parameters, Mode mode) {
        var shape = input.getShape();
        // a single value a channel has no spread: its variance would be 0 / 0
        boolean spread = shape.get(0) * shape.get(2) * shape.get(3) > 1;
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
                        mode == Mode.TRAINING && spread && !frozen.contains(layer.name()))
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
