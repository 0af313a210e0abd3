package org.lapwing.model.graph;

import java.util.HashMap;
import java.util.Map;
import org.lapwing.model.graph.Layer.Add;
import org.lapwing.model.graph.Layer.BatchNorm;
import org.lapwing.model.graph.Layer.Concat;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.Crop;
import org.lapwing.model.graph.Layer.MaxPool;
import org.lapwing.model.graph.Layer.Relu;
import org.lapwing.model.graph.Layer.Upsample;

/// How far an output pixel of a [LayerGraph] sees, exactly.
///
/// Pooling makes the reach depend on where a pixel lies in its block, so every place of one block is followed back
/// through the layers and the farthest is kept. Rows and columns behave alike.
///
/// @param before pixels seen towards smaller columns (and rows), the farthest of all places
/// @param after pixels seen towards larger columns (and rows), the farthest of all places
public record ReceptiveField(int before, int after) {

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
    static Map<String, Integer> reachAroundCore(LayerGraph graph) {
        int stride = graph.totalStride();
        int places = stride / graph.stride(graph.output().name());
        var reach = new HashMap<String, Integer>();
        for (int place = 0; place < places; place++) {
            demand(graph, place).forEach((map, span) -> {
                int after = span.last - stride / graph.stride(map) + 1;
                reach.merge(map, Math.max(-span.first, after), Math::max);
            });
        }
        return reach;
    }

    private static Map<String, Span> demand(LayerGraph graph, int place) {
        var wanted = new HashMap<String, Span>();
        wanted.put(graph.output().name(), new Span(place, place));
        for (var layer : graph.layers().reversed()) {
            var span = wanted.get(layer.name());
            if (span != null) {
                var needed = needed(layer, span);
                layer.inputs().forEach(input -> wanted.merge(input, needed, Span::hull));
            }
        }
        return wanted;
    }

    private static Span needed(Layer layer, Span span) {
        return switch (layer) {
            case Convolution c ->
                new Span(span.first * c.stride() - c.kernel() / 2, span.last * c.stride() + c.kernel() / 2);
            case MaxPool _ -> new Span(span.first * 2, span.last * 2 + 1);
            // pixel y of the larger map lies at (y + 0.5) / 2 - 0.5 of the smaller one, between two of its pixels
            case Upsample _ -> new Span(Math.floorDiv(span.first - 1, 2), Math.floorDiv(span.last - 1, 2) + 1);
            case BatchNorm _, Relu _, Concat _, Add _, Crop _ -> span;
        };
    }
}
