package org.lapwing.model.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.model.graph.Layer.Add;
import org.lapwing.model.graph.Layer.BatchNorm;
import org.lapwing.model.graph.Layer.Concat;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.Crop;
import org.lapwing.model.graph.Layer.Dropout;
import org.lapwing.model.graph.Layer.GridPool;
import org.lapwing.model.graph.Layer.MaxPool;
import org.lapwing.model.graph.Layer.Relu;
import org.lapwing.model.graph.Layer.ResizeLike;
import org.lapwing.model.graph.Layer.Upsample;

/// A network that answers the core of a patch only, and computes no more of its later maps than the core needs.
///
/// The margin is wide because of what the first, cheap maps see; the last, costly maps near the answer need a few
/// pixels of it. So maps are cut where they are enlarged and joined, each to what the core still depends on. The answer
/// is the same as that of the whole network with the margin cut off.
public final class CoreGraph {

    private final int margin;
    private final Map<String, MapShape> shapes;
    private final Map<String, Integer> needed;
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, Integer> cut = new HashMap<>();

    private CoreGraph(LayerGraph graph, int margin) {
        this.margin = margin;
        this.shapes = graph.shapes();
        this.needed = ReceptiveField.reachAroundCore(graph);
        cut.put(LayerGraph.INPUT, 0);
    }

    /// Cuts a network.
    ///
    /// @param margin image pixels cut from each side of the answer, a multiple of the total stride; 0 leaves it
    ///     as it
    ///     is. Of an answer with a stride, that many times fewer of its own pixels are cut
    public static LayerGraph of(LayerGraph graph, int margin) {
        if (margin < 0 || margin % graph.totalStride() != 0) {
            throw new IllegalArgumentException(
                    "margin " + margin + " is no multiple of the stride " + graph.totalStride());
        }
        if (margin == 0) {
            return graph;
        }
        var core = new CoreGraph(graph, margin);
        graph.layers().forEach(core::add);
        var last = graph.output().name();
        core.cutTo(last, margin / graph.stride(last), "core");
        return new LayerGraph(graph.bands(), core.layers);
    }

    private void add(Layer layer) {
        switch (layer) {
            case Convolution c -> keep(c, cutOf(c.input()) / c.stride(), cutOf(c.input()) % c.stride());
            case MaxPool pool -> keep(pool, cutOf(pool.input()) / 2, cutOf(pool.input()) % 2);
            case BatchNorm _, Relu _, Dropout _, Crop _ ->
                keep(layer, cutOf(layer.inputs().getFirst()), 0);
            case GridPool pool -> keep(pool, 0, cutOf(pool.input()));
            case ResizeLike resize -> keep(resize, 0, cutOf(resize.like()));
            case Upsample up -> {
                int pixels = Math.max(cutOf(up.input()), spare(up.input()));
                var input = cutTo(up.input(), pixels, up.name() + ".core");
                keep(up.reading(List.of(input)), up.factor() * pixels, 0);
            }
            case Concat concat -> {
                var inputs = joined(concat);
                keep(new Concat(concat.name(), inputs), cutOf(inputs.getFirst()), 0);
            }
            case Add sum -> {
                var inputs = joined(sum);
                keep(new Add(sum.name(), inputs), cutOf(inputs.getFirst()), 0);
            }
        }
    }

    /// The inputs of a layer that joins maps, all cut as far as the one that is cut most.
    private List<String> joined(Layer layer) {
        int most = layer.inputs().stream().mapToInt(this::cutOf).max().orElse(0);
        var inputs = new ArrayList<String>();
        for (var input : layer.inputs()) {
            inputs.add(cutTo(input, most, layer.name() + ".core" + inputs.size()));
        }
        return inputs;
    }

    private void keep(Layer layer, int pixels, int remainder) {
        if (remainder != 0) {
            throw new IllegalStateException(
                    "layer " + layer.name() + " cannot read a map that was cut by such a width");
        }
        layers.add(layer);
        cut.put(layer.name(), pixels);
    }

    private String cutTo(String map, int pixels, String name) {
        int more = pixels - cutOf(map);
        if (more == 0) {
            return map;
        }
        keep(new Crop(name, map, more), pixels, 0);
        return name;
    }

    private int cutOf(String map) {
        var pixels = cut.get(map);
        if (pixels == null) {
            throw new IllegalStateException("layer " + map + " was not seen yet");
        }
        return pixels;
    }

    /// Pixels at each side of a whole map that the core does not depend on.
    private int spare(String map) {
        var shape = shapes.get(map);
        if (shape == null) {
            throw new IllegalStateException("no map is called " + map);
        }
        return Math.max(0, margin / shape.stride() - needed.getOrDefault(map, 0));
    }
}
