package org.lapwing.model;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.model.graph.Layer.Add;
import org.lapwing.model.graph.Layer.Bias;
import org.lapwing.model.graph.Layer.Concat;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.KernelStart;
import org.lapwing.model.graph.Layer.Relu;
import org.lapwing.model.graph.Layer.Upsample;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.graph.LayerList;
import org.lapwing.model.graph.LayerList.Kernel;
import org.lapwing.model.graph.ReceptiveField;

/// A U-Net of residual blocks (Zhang, Liu and Wang 2018) that works at half the image's resolution.
///
/// Every level is a block of two 3 × 3 convolutions with a shortcut around them; levels are reached by a step of two
/// pixels instead of pooling, widths double from level to level. Norms follow their convolutions, where the original
/// has them before, so that they can be folded when the network is served.
///
/// @param bands channels of the input, at least 1
/// @param classes channels of the output, at least 1
/// @param depth number of levels, 2 to 6; the stride is `2^depth`
/// @param baseWidth channels of the first level, at least 1
public record ResUNet(int bands, int classes, int depth, int baseWidth) implements NetworkSpec {

    /// Name by which it is chosen.
    public static final String NAME = "res-unet";

    private static final int SERVING_PATCH = 512;

    /// Checks sizes.
    public ResUNet {
        if (bands < 1 || bands > 1024 || classes < 1 || classes > 254) {
            throw new IllegalArgumentException(NAME + ": " + bands + " bands, " + classes + " classes");
        }
        if (depth < 2 || depth > 6 || baseWidth < 1 || baseWidth > 512) {
            throw new IllegalArgumentException(NAME + ": depth " + depth + ", base width " + baseWidth);
        }
    }

    /// The network that a person gets by name: 32-64-128-256.
    public static ResUNet standard(int bands, int classes) {
        return new ResUNet(bands, classes, 4, 32);
    }

    @Override
    public String networkName() {
        return NAME;
    }

    @Override
    public int lossMargin() {
        return 0;
    }

    @Override
    public NetworkSpec withClasses(int other) {
        return new ResUNet(bands, other, depth, baseWidth);
    }

    @Override
    public PatchGeometry serving() {
        var graph = graph();
        int stride = graph.totalStride();
        int margin = ReceptiveField.of(graph).margin(stride);
        int patch = Math.max(SERVING_PATCH, 6 * margin);
        return new PatchGeometry(Math.ceilDiv(patch, stride) * stride, margin, stride);
    }

    @Override
    public LayerGraph graph() {
        var layers = new LayerList();
        var skips = new ArrayList<String>();
        var last = layers.unit("stem", LayerGraph.INPUT, bands, baseWidth, Kernel.of(5, 2));
        int channels = baseWidth;
        for (int level = 1; level <= depth; level++) {
            int width = width(level);
            last = block(layers, "encoder" + level, last, channels, width, level == 1 ? 1 : 2);
            channels = width;
            skips.add(last);
        }
        for (int level = depth - 1; level >= 1; level--) {
            int width = width(level);
            layers.add(new Convolution("reduce" + level, last, channels, width, 1, 1, Bias.ADDED, KernelStart.HE));
            layers.add(new Upsample("up" + level, "reduce" + level));
            layers.add(new Concat("join" + level, List.of(skips.get(level - 1), "up" + level)));
            last = block(layers, "decoder" + level, "join" + level, 2 * width, width, 1);
            channels = width;
        }
        layers.add(new Upsample("enlarged", layers.head(last, channels, classes)));
        return layers.graph(bands);
    }

    private int width(int level) {
        return baseWidth << (level - 1);
    }

    private static String block(LayerList layers, String name, String input, int from, int to, int stride) {
        var one = layers.unit(name + ".first", input, from, to, Kernel.of(3, stride));
        var two = layers.normed(name + ".second.conv", name + ".second.norm", one, to, to, Kernel.of(3, 1));
        var shortcut = input;
        if (stride > 1 || from != to) {
            shortcut = layers.normed(
                    name + ".shortcut.conv", name + ".shortcut.norm", input, from, to, Kernel.of(1, stride));
        }
        return layers.add(new Relu(name + ".relu", layers.add(new Add(name + ".sum", List.of(two, shortcut)))));
    }
}
