package org.lapwing.model.describe;

import java.util.ArrayList;
import java.util.List;
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
import org.lapwing.model.graph.MapShape;

/// The layers of a network with what each gives and costs for one patch.
///
/// A multiplication and an addition count as two operations. Convolutions count `2 * taps * channels seen` a
/// value and 1 for a bias, norms 2 (they are one factor and one addition when served), rectifiers and sums 1
/// an input, pooling one for each pixel it looks at, bilinear enlarging 7; joining maps costs nothing.
///
/// @param patch side of the patch in pixels
/// @param rows one a layer, in order
public record LayerTable(int patch, List<LayerRow> rows) {

    private static final int BILINEAR = 7;

    /// Copies the list.
    public LayerTable {
        rows = List.copyOf(rows);
    }

    /// Reads a network.
    ///
    /// @param patch side of the patch in pixels, a multiple of the network's total stride
    public static LayerTable of(LayerGraph graph, int patch) {
        int stride = graph.totalStride();
        if (patch < stride || patch % stride != 0) {
            throw new IllegalArgumentException("patch " + patch + " is no multiple of " + stride);
        }
        var shapes = graph.shapes();
        var rows = new ArrayList<LayerRow>();
        for (var layer : graph.layers()) {
            var shape = shapes.getOrDefault(layer.name(), new MapShape(0, 1, 0));
            var read = shapes.getOrDefault(layer.inputs().getFirst(), shape);
            int side = shape.side(patch);
            double values = (double) shape.channels() * side * side;
            double inputValues = (double) read.channels() * read.side(patch) * read.side(patch);
            rows.add(new LayerRow(
                    layer.name(),
                    kind(layer),
                    layer.inputs(),
                    shape.channels(),
                    side,
                    parameters(layer, shape),
                    flops(layer, values, inputValues)));
        }
        return new LayerTable(patch, rows);
    }

    private static long parameters(Layer layer, MapShape shape) {
        return switch (layer) {
            case Convolution c ->
                (long) c.outputChannels() * c.channelsSeen() * c.kernel() * c.kernel()
                        + (c.bias() == Bias.ADDED ? c.outputChannels() : 0);
            case BatchNorm _ -> 2L * shape.channels();
            case Relu _, Dropout _, MaxPool _, GridPool _, ResizeLike _, Upsample _, Concat _, Add _, Crop _ -> 0;
        };
    }

    private static double flops(Layer layer, double values, double inputValues) {
        return switch (layer) {
            case Convolution c ->
                values * (2.0 * c.kernel() * c.kernel() * c.channelsSeen() + (c.bias() == Bias.ADDED ? 1 : 0));
            case BatchNorm _ -> 2 * values;
            case Relu _ -> values;
            case Add sum -> values * (sum.inputs().size() - 1);
            case MaxPool pool -> values * pool.kernel() * pool.kernel();
            case GridPool _ -> inputValues;
            case ResizeLike _, Upsample _ -> BILINEAR * values;
            case Dropout _, Concat _, Crop _ -> 0;
        };
    }

    private static String kind(Layer layer) {
        return switch (layer) {
            case Convolution c -> kind(c);
            case BatchNorm _ -> "batch norm";
            case Relu relu ->
                relu.slope() > 0
                        ? "leaky relu"
                        : Float.isInfinite(relu.limit()) ? "relu" : "relu up to " + relu.limit();
            case Dropout dropout -> "dropout " + dropout.share();
            case MaxPool pool -> "max pool " + pool.kernel() + "x" + pool.kernel() + " /2";
            case GridPool pool -> "mean of " + pool.cells() + "x" + pool.cells() + " cells";
            case ResizeLike _ -> "bilinear to size";
            case Upsample up -> "bilinear x" + up.factor();
            case Concat _ -> "join";
            case Add _ -> "sum";
            case Crop crop -> "crop " + crop.pixels();
        };
    }

    private static String kind(Convolution c) {
        var text = c.groups() == c.inputChannels() && c.groups() > 1 ? "depthwise " : "convolution ";
        text += c.kernel() + "x" + c.kernel();
        text += c.stride() > 1 ? " /" + c.stride() : "";
        text += c.dilation() > 1 ? " dilated " + c.dilation() : "";
        return c.groups() > 1 && c.groups() < c.inputChannels() ? text + " in " + c.groups() + " groups" : text;
    }

    /// Values that training moves.
    public long parameters() {
        return rows.stream().mapToLong(LayerRow::parameters).sum();
    }

    /// Operations for one patch.
    public double flops() {
        return rows.stream().mapToDouble(LayerRow::flops).sum();
    }

    /// Operations for one pixel of a patch.
    public double flopsPerPixel() {
        return flops() / ((double) patch * patch);
    }
}
