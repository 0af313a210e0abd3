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
import org.lapwing.model.graph.Layer.MaxPool;
import org.lapwing.model.graph.Layer.Relu;
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

    /// Channels and stride of one map; stride is in input pixels per map pixel.
    private record MapShape(int channels, int stride) {}

    private static Map<String, MapShape> maps(int bands, List<Layer> layers) {
        var maps = new HashMap<String, MapShape>();
        maps.put(INPUT, new MapShape(bands, 1));
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
                require(c.inputChannels() == first.channels, layer, inputs);
                yield new MapShape(c.outputChannels(), first.stride * c.stride());
            }
            case BatchNorm _, Relu _, Crop _ -> first;
            case MaxPool _ -> new MapShape(first.channels, first.stride * 2);
            case Upsample _ -> {
                require(first.stride % 2 == 0, layer, inputs);
                yield new MapShape(first.channels, first.stride / 2);
            }
            case Concat _ -> {
                require(inputs.stream().allMatch(each -> each.stride == first.stride), layer, inputs);
                yield new MapShape(inputs.stream().mapToInt(MapShape::channels).sum(), first.stride);
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

    private MapShape map(String name) {
        var map = maps(bands, layers).get(name);
        if (map == null) {
            throw new IllegalArgumentException("no layer is called " + name);
        }
        return map;
    }

    /// The layer whose map is the network's answer.
    public Layer output() {
        return layers.getLast();
    }

    /// Channels of a layer's map, [#INPUT] included.
    public int channels(String name) {
        return map(name).channels;
    }

    /// Input pixels per pixel of a layer's map.
    public int stride(String name) {
        return map(name).stride;
    }

    /// The largest stride inside: patches and margins are multiples of it so that pooling grids coincide.
    public int totalStride() {
        return maps(bands, layers).values().stream()
                .mapToInt(MapShape::stride)
                .max()
                .orElse(1);
    }

    /// Every weight array in layer order, running statistics included.
    public List<ParameterSpec> parameters() {
        var maps = maps(bands, layers);
        var parameters = new ArrayList<ParameterSpec>();
        for (var layer : layers) {
            if (layer instanceof Convolution c) {
                parameters.add(new ParameterSpec(
                        c.name() + ".weight",
                        List.of(c.outputChannels(), c.inputChannels(), c.kernel(), c.kernel()),
                        Role.KERNEL));
                if (c.bias() == Bias.ADDED) {
                    parameters.add(new ParameterSpec(c.name() + ".bias", List.of(c.outputChannels()), Role.BIAS));
                }
            } else if (layer instanceof BatchNorm norm) {
                var shape = List.of(maps.getOrDefault(norm.input(), new MapShape(0, 0)).channels);
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
