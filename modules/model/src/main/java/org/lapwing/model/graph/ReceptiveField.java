package org.lapwing.model.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

/// How far an output pixel of a [LayerGraph] sees, exactly.
///
/// Pooling makes the reach depend on where a pixel lies in its block, so every place of one block is followed back
/// through the layers and the farthest is kept. Rows and columns behave alike. What passes through a grid pool sees the
/// whole patch and is not counted: see [LayerGraph#seesWholePatch].
///
/// @param before pixels seen towards smaller columns (and rows), the farthest of all places
/// @param after pixels seen towards larger columns (and rows), the farthest of all places
public record ReceptiveField(int before, int after) {

    /// The reach of a map that is needed as a whole.
    static final int ALL = Integer.MAX_VALUE / 2;

    /// Pixels from the first to the last that a map needs; both included.
    private record Span(int first, int last) {
        Span hull(Span other) {
            return new Span(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    /// Follows a network's output back to its input. Crops are not counted: they move the frame, not the reach.
    public static ReceptiveField of(LayerGraph graph) {
        int before = 0;
        int after = 0;
        for (int place = 0; place < graph.totalStride(); place++) {
            var seen = demand(graph, place).getOrDefault(LayerGraph.INPUT, new Span(place, place));
            before = Math.max(before, place - seen.first);
            after = Math.max(after, seen.last - place);
        }
        return new ReceptiveField(before, after);
    }

    /// The larger of both sides.
    public int radius() {
        return Math.max(before, after);
    }

    /// The smallest margin that is a multiple of the stride and hides every effect of a patch's edge.
    ///
    /// @param stride the network's total stride
    public int margin(int stride) {
        return Math.ceilDiv(radius(), stride) * stride;
    }

    /// How many pixels of each map, in its own pixels, lie outside the core and are needed for it; the wider side.
    /// [#ALL] for maps that are needed as a whole.
    static Map<String, Integer> reachAroundCore(LayerGraph graph) {
        int stride = graph.totalStride();
        var shapes = graph.shapes();
        int places = stride / stride(shapes, graph.output().name());
        var reach = new HashMap<String, Integer>();
        for (int place = 0; place < places; place++) {
            demand(graph, place).forEach((map, span) -> {
                int after = span.last - stride / stride(shapes, map) + 1;
                reach.merge(map, Math.max(-span.first, after), Math::max);
            });
        }
        wholly(graph).forEach(map -> reach.put(map, ALL));
        return reach;
    }

    private static int stride(Map<String, MapShape> shapes, String map) {
        var shape = shapes.get(map);
        if (shape == null) {
            throw new IllegalStateException("no map is called " + map);
        }
        return shape.stride();
    }

    private static Map<String, Span> demand(LayerGraph graph, int place) {
        var wanted = new HashMap<String, Span>();
        wanted.put(graph.output().name(), new Span(place, place));
        for (var layer : graph.layers().reversed()) {
            var span = wanted.get(layer.name());
            if (span != null && !(layer instanceof ResizeLike)) {
                var needed = needed(layer, span);
                layer.inputs().forEach(input -> wanted.merge(input, needed, Span::hull));
            }
        }
        return wanted;
    }

    /// Maps that grid pools depend on, all the way back.
    private static Set<String> wholly(LayerGraph graph) {
        var wholly = new HashSet<String>();
        for (var layer : graph.layers().reversed()) {
            if (layer instanceof GridPool || layer instanceof ResizeLike || wholly.contains(layer.name())) {
                wholly.addAll(layer.inputs());
            }
        }
        return wholly;
    }

    private static Span needed(Layer layer, Span span) {
        return switch (layer) {
            case Convolution c -> new Span(span.first * c.stride() - c.padding(), span.last * c.stride() + c.padding());
            case MaxPool pool -> new Span(span.first * 2 - pool.padding(), span.last * 2 + 1);
            // pixel y of the larger map lies at (y + 0.5) / f - 0.5 of the smaller one, between two of its pixels
            case Upsample up -> new Span(below(span.first, up.factor()), below(span.last, up.factor()) + 1);
            case BatchNorm _, Relu _, Dropout _, Concat _, Add _, Crop _ -> span;
            case GridPool _, ResizeLike _ -> throw new IllegalStateException(layer.name() + " reads whole maps");
        };
    }

    private static int below(int pixel, int factor) {
        return Math.floorDiv(2 * pixel + 1 - factor, 2 * factor);
    }
}
