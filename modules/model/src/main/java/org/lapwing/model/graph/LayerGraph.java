package org.lapwing.model.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.lapwing.model.graph.ParameterSpec.Role;

/// The one description of a network, from which its weights, its margin, its training and its export follow.
///
/// Layers stand in an order in which each reads only earlier ones; the last one is the output.
///
/// @param bands channels of the input
/// @param layers steps in order
public record LayerGraph(int bands, List<Layer> layers) {

    /// Name by which layers read the image.
    public static final String INPUT = "input";

    /// Checks that every layer reads existing maps of fitting shape.
    public LayerGraph {
        layers = List.copyOf(layers);
        if (bands < 1 || layers.isEmpty()) {
            throw new IllegalArgumentException(bands + " bands, " + layers.size() + " layers");
        }
        maps(bands, layers);
    }

    private static Map<String, MapShape> maps(int bands, List<Layer> layers) {
        var maps = new HashMap<String, MapShape>();
        maps.put(INPUT, MapShape.ofPixels(bands, 1));
        for (var layer : layers) {
            var inputs = new ArrayList<MapShape>();
            for (var name : layer.inputs()) {
                var map = maps.get(name);
                if (map == null) {
                    throw new IllegalArgumentException("layer " + layer.name() + " reads unknown layer " + name);
                }
                inputs.add(map);
            }
            if (maps.put(layer.name(), output(layer, inputs)) != null) {
                throw new IllegalArgumentException("two layers are called " + layer.name());
            }
        }
        return maps;
    }

    private static MapShape output(Layer layer, List<MapShape> inputs) {
        var first = inputs.getFirst();
        return switch (layer) {
            case Convolution c -> {
                require(c.inputChannels() == first.channels(), layer, inputs);
                require(first.cells() == 0 || c.stride() == 1, layer, inputs);
                yield new MapShape(c.outputChannels(), first.stride() * c.stride(), first.cells());
            }
            case BatchNorm _, Relu _, Dropout _ -> first;
            case Crop _ -> {
                require(first.cells() == 0, layer, inputs);
                yield first;
            }
            case MaxPool _ -> {
                require(first.cells() == 0, layer, inputs);
                yield MapShape.ofPixels(first.channels(), first.stride() * 2);
            }
            case GridPool pool -> {
                require(first.cells() % pool.cells() == 0, layer, inputs);
                yield new MapShape(first.channels(), 0, pool.cells());
            }
            case ResizeLike _ -> {
                require(first.cells() > 0 && inputs.getLast().cells() == 0, layer, inputs);
                yield inputs.getLast().withChannels(first.channels());
            }
            case Upsample up -> {
                require(first.cells() == 0 && first.stride() % up.factor() == 0, layer, inputs);
                yield MapShape.ofPixels(first.channels(), first.stride() / up.factor());
            }
            case Concat _ -> {
                require(inputs.stream().allMatch(first::isAsLargeAs), layer, inputs);
                yield first.withChannels(
                        inputs.stream().mapToInt(MapShape::channels).sum());
            }
            case Add _ -> {
                require(inputs.stream().allMatch(first::equals), layer, inputs);
                yield first;
            }
        };
    }

    private static void require(boolean fits, Layer layer, List<MapShape> inputs) {
        if (!fits) {
            throw new IllegalArgumentException("layer " + layer.name() + " cannot read maps of shape " + inputs);
        }
    }

    /// The shape of a layer's map, [#INPUT] included.
    public MapShape shape(String name) {
        var map = maps(bands, layers).get(name);
        if (map == null) {
            throw new IllegalArgumentException("no layer is called " + name);
        }
        return map;
    }

    /// The shapes of all maps by name, [#INPUT] included.
    public Map<String, MapShape> shapes() {
        return Map.copyOf(maps(bands, layers));
    }

    /// The layer whose map is the network's answer.
    public Layer output() {
        return layers.getLast();
    }

    /// Channels of a layer's map, [#INPUT] included.
    public int channels(String name) {
        return shape(name).channels();
    }

    /// Input pixels per pixel of a layer's map; 0 for a map of cells, which is as large for every patch.
    public int stride(String name) {
        return shape(name).stride();
    }

    /// Sides of patches and margins are multiples of it, so that pooling grids coincide: the largest stride inside,
    /// and where a map is pooled to cells, a multiple that divides it evenly.
    public int totalStride() {
        var maps = maps(bands, layers);
        int total = 1;
        for (var map : maps.values()) {
            total = multiple(total, Math.max(1, map.stride()));
        }
        for (var layer : layers) {
            if (layer instanceof GridPool pool) {
                int stride = shapeIn(maps, pool.input()).stride();
                total = multiple(total, Math.max(1, stride * pool.cells()));
            }
        }
        return total;
    }

    /// Whether an answered pixel depends on the whole patch, because a map is pooled to cells on the way.
    public boolean seesWholePatch() {
        return layers.stream().anyMatch(GridPool.class::isInstance);
    }

    private static MapShape shapeIn(Map<String, MapShape> maps, String name) {
        var map = maps.get(name);
        if (map == null) {
            throw new IllegalStateException("no layer is called " + name);
        }
        return map;
    }

    /// The smallest number that both divide.
    private static int multiple(int one, int other) {
        int rest = other;
        int divisor = one;
        while (rest != 0) {
            int next = divisor % rest;
            divisor = rest;
            rest = next;
        }
        return Math.multiplyExact(one / divisor, other);
    }

    /// Every weight array in layer order, running statistics included.
    public List<ParameterSpec> parameters() {
        var maps = maps(bands, layers);
        var parameters = new ArrayList<ParameterSpec>();
        for (var layer : layers) {
            if (layer instanceof Convolution c) {
                parameters.add(new ParameterSpec(
                        c.name() + ".weight",
                        List.of(c.outputChannels(), c.channelsSeen(), c.kernel(), c.kernel()),
                        Role.KERNEL));
                if (c.bias() == Bias.ADDED) {
                    parameters.add(new ParameterSpec(c.name() + ".bias", List.of(c.outputChannels()), Role.BIAS));
                }
            } else if (layer instanceof BatchNorm norm) {
                var shape = List.of(shapeIn(maps, norm.input()).channels());
                parameters.add(new ParameterSpec(norm.name() + ".weight", shape, Role.SCALE));
                parameters.add(new ParameterSpec(norm.name() + ".bias", shape, Role.SHIFT));
                parameters.add(new ParameterSpec(norm.name() + ".running_mean", shape, Role.RUNNING_MEAN));
                parameters.add(new ParameterSpec(norm.name() + ".running_var", shape, Role.RUNNING_VARIANCE));
            }
        }
        return List.copyOf(parameters);
    }

    /// Number of trained values, batch-norm scale and shift included, running statistics not.
    public long parameterCount() {
        return parameters().stream()
                .filter(each -> each.role().isTrained())
                .mapToLong(ParameterSpec::size)
                .sum();
    }
}
