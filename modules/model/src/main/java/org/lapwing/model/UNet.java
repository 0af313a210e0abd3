package org.lapwing.model;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.model.graph.Layer;
import org.lapwing.model.graph.Layer.BatchNorm;
import org.lapwing.model.graph.Layer.Bias;
import org.lapwing.model.graph.Layer.Concat;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.KernelStart;
import org.lapwing.model.graph.Layer.MaxPool;
import org.lapwing.model.graph.Layer.Relu;
import org.lapwing.model.graph.Layer.Upsample;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.graph.ReceptiveField;

/// A U-Net (Ronneberger et al. 2015) with same-size convolutions and bilinear upsampling.
///
/// Each level has two 3 × 3 convolutions; widths double from level to level, starting at `baseWidth`. On the way up a
/// 1 × 1 convolution halves the channels before they are enlarged. The default, 16-32-64-128, has 450,710 trained
/// values for 4 bands and 6 classes, and 452,118 parameters with the running statistics.
///
/// @param bands channels of the input, at least 1
/// @param classes channels of the output, at least 1
/// @param depth number of levels, 1 to 6; the stride is `2^(depth - 1)`, twice that with a half stem
/// @param baseWidth channels of the first level, at least 1
/// @param norm what follows each convolution
/// @param stem at which resolution the first level works
public record UNet(int bands, int classes, int depth, int baseWidth, Norm norm, Stem stem) implements NetworkSpec {

    /// Name by which it is chosen.
    public static final String NAME = "unet";

    private static final int SERVING_PATCH = 512;

    /// What follows each convolution.
    public enum Norm {
        /// Batch normalisation; folded into the convolution when served.
        BATCH,
        /// Nothing; the convolution has a bias instead.
        NONE
    }

    /// At which resolution the first level works.
    public enum Stem {
        /// At that of the image.
        FULL,
        /// At half of it: the first convolution is 5 × 5 and takes every second pixel, the scores are enlarged at the
        /// end. A quarter of the work for the same widths, and twice the sight; edges are drawn at two pixels.
        HALF
    }

    /// A network whose first level works at the image's resolution.
    public UNet(int bands, int classes, int depth, int baseWidth, Norm norm) {
        this(bands, classes, depth, baseWidth, norm, Stem.FULL);
    }

    /// Checks sizes.
    public UNet {
        if (bands < 1 || bands > 1024 || classes < 1 || classes > 254) {
            throw new IllegalArgumentException("unet: " + bands + " bands, " + classes + " classes");
        }
        if (depth < 1 || depth > 6 || baseWidth < 1 || baseWidth > 512) {
            throw new IllegalArgumentException("unet: depth " + depth + ", base width " + baseWidth);
        }
    }

    /// The network of the performance measurements: 16-32-64-128 at full resolution with batch normalisation.
    public static UNet standard(int bands, int classes) {
        return new UNet(bands, classes, 4, 16, Norm.BATCH);
    }

    /// The network that a person gets by name: 24-48-96-192 at half resolution.
    ///
    /// Learns and maps about twice as fast as [#standard] and sees twice as far, with 2.3 times the weights.
    public static UNet swift(int bands, int classes) {
        return new UNet(bands, classes, 4, 24, Norm.BATCH, Stem.HALF);
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
        return new UNet(bands, other, depth, baseWidth, norm, stem);
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
        var layers = new ArrayList<Layer>();
        var skips = new ArrayList<String>();
        String last = LayerGraph.INPUT;
        int channels = bands;
        for (int level = 1; level <= depth; level++) {
            if (level > 1) {
                layers.add(new MaxPool("pool" + level, last));
                last = "pool" + level;
            }
            int width = width(level);
            last = level == 1 && stem == Stem.HALF
                    ? halved(layers, last, width)
                    : twoConvolutions(layers, "encoder" + level, last, channels, width);
            channels = width;
            skips.add(last);
        }
        for (int level = depth - 1; level >= 1; level--) {
            int width = width(level);
            // halving the channels before enlarging costs a quarter of doing it after, with the same result
            layers.add(new Convolution("reduce" + level, last, channels, width, 1, 1, Bias.ADDED, KernelStart.HE));
            layers.add(new Upsample("up" + level, "reduce" + level));
            layers.add(new Concat("join" + level, List.of(skips.get(level - 1), "up" + level)));
            last = twoConvolutions(layers, "decoder" + level, "join" + level, 2 * width, width);
            channels = width;
        }
        layers.add(new Convolution("head", last, channels, classes, 1, 1, Bias.ADDED, KernelStart.HE));
        if (stem == Stem.HALF) {
            layers.add(new Upsample("enlarged", "head"));
        }
        return new LayerGraph(bands, layers);
    }

    private int width(int level) {
        return baseWidth << (level - 1);
    }

    private String twoConvolutions(List<Layer> layers, String name, String input, int channels, int width) {
        var middle = convolution(layers, name, 1, input, channels, width, 3, 1);
        return convolution(layers, name, 2, middle, width, width, 3, 1);
    }

    private String halved(List<Layer> layers, String input, int width) {
        var middle = convolution(layers, "encoder1", 1, input, bands, width, 5, 2);
        return convolution(layers, "encoder1", 2, middle, width, width, 3, 1);
    }

    private String convolution(
            List<Layer> layers,
            String block,
            int number,
            String input,
            int channels,
            int width,
            int kernel,
            int stride) {
        var conv = block + ".conv" + number;
        var bias = norm == Norm.BATCH ? Bias.NONE : Bias.ADDED;
        layers.add(new Convolution(conv, input, channels, width, kernel, stride, bias, KernelStart.HE));
        var last = conv;
        if (norm == Norm.BATCH) {
            last = block + ".norm" + number;
            layers.add(new BatchNorm(last, conv));
        }
        layers.add(new Relu(block + ".relu" + number, last));
        return block + ".relu" + number;
    }
}
