package org.lapwing.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import org.lapwing.model.graph.Layer.GridPool;
import org.lapwing.model.graph.Layer.ResizeLike;

/// Maps of cells as ONNX operators, for patches of any size.
///
/// The format has no pooling to a fixed grid: rows are seen as parts of rows and become their means, then columns. (Not
/// by `Split`: ONNX Runtime 1.24 takes two splits of one map into different numbers of parts for the same.)
final class OnnxCells {

    private static final int ROWS = 2;
    private static final int COLUMNS = 3;
    private static final int SAME = 0; // in a reshape: the size it has
    private static final int REST = -1;

    private OnnxCells() {}

    static void pool(GraphProto.Builder graph, GridPool pool, String input) {
        if (pool.cells() == 1) {
            graph.addNode(OnnxExport.node("GlobalAveragePool", List.of(input), pool.name()));
            return;
        }
        var name = pool.name();
        graph.addNode(OnnxExport.node("Shape", List.of(input), name + ".width").toBuilder()
                .addAttribute(OnnxExport.integer("start", COLUMNS)));
        graph.addInitializer(OnnxExport.longs(name + ".parts", SAME, SAME, pool.cells(), REST));
        graph.addNode(OnnxExport.node("Concat", List.of(name + ".parts", name + ".width"), name + ".sizes").toBuilder()
                .addAttribute(OnnxExport.integer("axis", 0)));
        means(graph, input, name + ".sizes", name + ".rows", ROWS + 1);
        graph.addInitializer(OnnxExport.longs(name + ".columns", SAME, SAME, SAME, pool.cells(), REST));
        means(graph, name + ".rows", name + ".columns", name, COLUMNS + 1);
    }

    private static void means(GraphProto.Builder graph, String input, String sizes, String output, int axis) {
        var parts = output + ".divided";
        graph.addNode(OnnxExport.node("Reshape", List.of(input, sizes), parts));
        graph.addNode(OnnxExport.node("ReduceMean", List.of(parts), output).toBuilder()
                .addAttribute(OnnxExport.integers("axes", axis))
                .addAttribute(OnnxExport.integer("keepdims", 0)));
    }

    /// Whether a node computes the size of a map instead of a map.
    static boolean isShape(NodeProto node) {
        return node.getOpType().equals("Shape")
                || (node.getOpType().equals("Concat") && node.getAttribute(0).getI() == 0);
    }

    static void resize(GraphProto.Builder graph, ResizeLike resize, String input, String like) {
        var channels = resize.name() + ".channels";
        var size = resize.name() + ".size";
        var sizes = resize.name() + ".sizes";
        graph.addNode(OnnxExport.node("Shape", List.of(input), channels).toBuilder()
                .addAttribute(OnnxExport.integer("end", ROWS)));
        graph.addNode(OnnxExport.node("Shape", List.of(like), size).toBuilder()
                .addAttribute(OnnxExport.integer("start", ROWS)));
        graph.addNode(OnnxExport.node("Concat", List.of(channels, size), sizes).toBuilder()
                .addAttribute(OnnxExport.integer("axis", 0)));
        graph.addNode(OnnxExport.bilinear(List.of(input, "", "", sizes), resize.name()));
    }
}
