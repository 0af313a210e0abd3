package org.lapwing.model.encoder;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.model.graph.Layer.Add;
import org.lapwing.model.graph.Layer.Relu;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.graph.LayerList;
import org.lapwing.model.graph.LayerList.Kernel;

/// MobileNetV2 (Sandler et al. 2018, table 2) up to its last bottleneck: inverted residuals with linear ends.
///
/// Names are torchvision's behind `encoder.`; its last 1 × 1 convolution (`features.18`) and its classifier
/// are left out. With 3 bands and full width it has 1,811,712 parameters, torchvision's 3,504,872 less
/// 412,160 and 1,281,000.
///
/// @param widthPercent channels in percent of the original, rounded to multiples of 8 as torchvision rounds
///     them
public record MobileNetV2(int widthPercent) {

    /// One row of table 2.
    private record Row(int expansion, int channels, int blocks, int stride) {}

    private static final List<Row> ROWS = List.of(
            new Row(1, 16, 1, 1),
            new Row(6, 24, 2, 2),
            new Row(6, 32, 3, 2),
            new Row(6, 64, 4, 2),
            new Row(6, 96, 3, 1),
            new Row(6, 160, 3, 2),
            new Row(6, 320, 1, 1));

    private static final int STEM = 32;
    private static final int MULTIPLE = 8;

    /// Checks the width.
    public MobileNetV2 {
        if (widthPercent < 1 || widthPercent > 400) {
            throw new IllegalArgumentException("mobilenet-v2 of " + widthPercent + " % width; 1 to 400");
        }
    }

    /// Appends the encoder.
    ///
    /// @return the last maps at strides 2, 4, 8, 16 and 32
    public List<Stage> addTo(LayerList layers, int bands) {
        int channels = channels(STEM);
        var last = relu6(
                layers,
                "encoder.features.0",
                layers.normed(
                        "encoder.features.0.0",
                        "encoder.features.0.1",
                        LayerGraph.INPUT,
                        bands,
                        channels,
                        Kernel.of(3, 2)));
        var stages = new ArrayList<Stage>();
        int number = 1;
        for (var row : ROWS) {
            if (row.stride == 2) {
                stages.add(new Stage(last, channels));
            }
            for (int block = 0; block < row.blocks; block++, number++) {
                int stride = block == 0 ? row.stride : 1;
                int to = channels(row.channels);
                last = bottleneck(layers, "encoder.features." + number, last, channels, to, row.expansion, stride);
                channels = to;
            }
        }
        stages.add(new Stage(last, channels));
        return stages;
    }

    private static String bottleneck(
            LayerList layers, String name, String input, int from, int to, int expansion, int stride) {
        var last = input;
        int inner = from * expansion;
        int part = 0;
        if (expansion > 1) {
            last = relu6(
                    layers,
                    name + ".conv.0",
                    layers.normed(name + ".conv.0.0", name + ".conv.0.1", last, from, inner, Kernel.POINT));
            part = 1;
        }
        var depth = name + ".conv." + part;
        last = relu6(
                layers,
                depth,
                layers.normed(depth + ".0", depth + ".1", last, inner, inner, new Kernel(3, stride, 1, inner)));
        last = layers.normed(name + ".conv." + (part + 1), name + ".conv." + (part + 2), last, inner, to, Kernel.POINT);
        return stride == 1 && from == to ? layers.add(new Add(name + ".sum", List.of(input, last))) : last;
    }

    private static String relu6(LayerList layers, String name, String input) {
        return layers.add(Relu.upTo6(name + ".relu", input));
    }

    /// The nearest multiple of 8 that is not below nine tenths.
    private int channels(int original) {
        double wanted = original * widthPercent / 100.0;
        int rounded = Math.max(MULTIPLE, (int) (wanted + MULTIPLE / 2.0) / MULTIPLE * MULTIPLE);
        return rounded < 0.9 * wanted ? rounded + MULTIPLE : rounded;
    }
}
