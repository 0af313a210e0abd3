package org.lapwing.model.encoder;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.model.graph.Layer.Add;
import org.lapwing.model.graph.Layer.MaxPool;
import org.lapwing.model.graph.Layer.Relu;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.graph.LayerList;
import org.lapwing.model.graph.LayerList.Kernel;

/// A residual network with bottlenecks (He et al. 2016) without its classifier.
///
/// As torchvision has it: the 3 × 3 convolution of a stage's first block takes the step, and where a step is
/// left out for a finer map, later convolutions are dilated so that they see what they saw (Yu et al. 2017).
/// A pixel of the finer map is then the pixel of the coarse one at that place. Names are torchvision's behind
/// `encoder.`. With 3 bands and a width of 64 it has torchvision's parameters less those of `fc`: 23,508,032
/// and 42,500,160.
///
/// @param depth how many blocks
/// @param width channels of the stem, 64 in the original
/// @param fineness at which stride the last map lies
public record ResNet(Depth depth, int width, Fineness fineness) {

    private static final int EXPANSION = 4;

    /// How many blocks each of the four stages has.
    public enum Depth {
        /// 3, 4, 6, 3.
        RESNET50(List.of(3, 4, 6, 3)),
        /// 3, 4, 23, 3.
        RESNET101(List.of(3, 4, 23, 3));

        private final List<Integer> blocks;

        Depth(List<Integer> blocks) {
            this.blocks = blocks;
        }
    }

    /// At which stride the last map lies.
    public enum Fineness {
        /// 32, the original.
        STRIDE_32,
        /// 16: the last stage is dilated.
        STRIDE_16,
        /// 8: the last two stages are dilated.
        STRIDE_8
    }

    /// Checks the width.
    public ResNet {
        if (width < 1 || width > 256) {
            throw new IllegalArgumentException("resnet of width " + width + "; 1 to 256");
        }
    }

    /// Appends the encoder.
    ///
    /// @return the maps of the four stages; the first two have strides 4 and 8
    public List<Stage> addTo(LayerList layers, int bands) {
        var stem = layers.normed("encoder.conv1", "encoder.bn1", LayerGraph.INPUT, bands, width, Kernel.of(7, 2));
        var last = layers.add(new Relu("encoder.relu", stem));
        last = layers.add(new MaxPool("encoder.maxpool", last, 3));
        var stages = new ArrayList<Stage>();
        int channels = width;
        int dilation = 1;
        for (int stage = 1; stage <= 4; stage++) {
            int stride = stage == 1 ? 1 : 2;
            int first = dilation;
            if (stage == 4 && fineness != Fineness.STRIDE_32 || stage == 3 && fineness == Fineness.STRIDE_8) {
                dilation *= stride;
                stride = 1;
            }
            int inner = width << (stage - 1);
            for (int block = 0; block < depth.blocks.get(stage - 1); block++) {
                var shape = block == 0 ? new Kernel(3, stride, first, 1) : new Kernel(3, 1, dilation, 1);
                last = bottleneck(layers, "encoder.layer" + stage + "." + block, last, channels, inner, shape);
                channels = inner * EXPANSION;
            }
            stages.add(new Stage(last, channels));
        }
        return stages;
    }

    private static String bottleneck(
            LayerList layers, String name, String input, int channels, int inner, Kernel middle) {
        var one = layers.normed(name + ".conv1", name + ".bn1", input, channels, inner, Kernel.POINT);
        one = layers.add(new Relu(name + ".relu1", one));
        var two = layers.normed(name + ".conv2", name + ".bn2", one, inner, inner, middle);
        two = layers.add(new Relu(name + ".relu2", two));
        var three = layers.normed(name + ".conv3", name + ".bn3", two, inner, inner * EXPANSION, Kernel.POINT);
        var shortcut = input;
        if (middle.stride() > 1 || channels != inner * EXPANSION) {
            shortcut = layers.normed(
                    name + ".downsample.0",
                    name + ".downsample.1",
                    input,
                    channels,
                    inner * EXPANSION,
                    Kernel.of(1, middle.stride()));
        }
        return layers.add(new Relu(name + ".relu", layers.add(new Add(name + ".sum", List.of(three, shortcut)))));
    }
}
