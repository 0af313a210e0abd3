package org.lapwing.model;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.model.graph.Layer;
import org.lapwing.model.graph.Layer.Add;
import org.lapwing.model.graph.Layer.BatchNorm;
import org.lapwing.model.graph.Layer.Bias;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.KernelStart;
import org.lapwing.model.graph.Layer.Relu;
import org.lapwing.model.graph.Layer.Upsample;
import org.lapwing.model.graph.LayerGraph;

/// The small land-cover network of the Geo AI tutorial: widths 64, 32, 32, 32, 256 pixels in, 128 pixels out.
///
/// 314,373 parameters for 4 bands and 5 classes, batch-norm scale and shift included. Three things differ from the
/// original, none of them in the count:
/// - The engine has no transposed convolution. Each 3 × 3 transposed convolution of stride 2 (no bias, started as
///   bilinear interpolation) is a bilinear upsampling followed by a 3 × 3 convolution of the same kernel shape, started
///   as identity, so it starts as the same interpolation.
/// - Bands are normalised by fixed training statistics instead of each patch's own mean, which made a pixel's class
///   depend on its window.
/// - No ReLU follows the last convolution: it would stop the gradient of every class whose score falls below 0.
///
/// An answered pixel reads up to 76 pixels around it, 12 more than the margin: the outermost rows of a core see a
/// little of the padding, as in the original. Patches on one fixed grid keep that the same for every window.
///
/// @param bands channels of the input, at least 1
/// @param classes channels of the output, at least 1
public record LandcoverUNet(int bands, int classes) implements NetworkSpec {

    /// Name by which it is chosen.
    public static final String NAME = "landcover-unet";

    private static final int PATCH = 256;
    private static final int MARGIN = 64;
    private static final int STRIDE = 8;
    private static final int WIDE = 64;
    private static final int NARROW = 32;

    /// Checks sizes.
    public LandcoverUNet {
        if (bands < 1 || bands > 1024 || classes < 1 || classes > 254) {
            throw new IllegalArgumentException("landcover-unet: " + bands + " bands, " + classes + " classes");
        }
    }

    @Override
    public String networkName() {
        return NAME;
    }

    @Override
    public int lossMargin() {
        return MARGIN;
    }

    @Override
    public NetworkSpec withClasses(int other) {
        return new LandcoverUNet(bands, other);
    }

    @Override
    public PatchGeometry serving() {
        return new PatchGeometry(PATCH, MARGIN, STRIDE);
    }

    @Override
    public LayerGraph graph() {
        var layers = new ArrayList<Layer>();
        layers.add(new Convolution("stem.conv", LayerGraph.INPUT, bands, WIDE, 3, 1, Bias.NONE, KernelStart.HE));
        layers.add(new BatchNorm("stem.norm", "stem.conv"));
        var r1 = block(layers, "level1.block1", "stem.norm", WIDE, WIDE, 1);
        r1 = block(layers, "level1.block2", r1, WIDE, WIDE, 1);
        var r2 = block(layers, "level2.block1", r1, WIDE, NARROW, 2);
        r2 = block(layers, "level2.block2", r2, NARROW, NARROW, 1);
        var r3 = block(layers, "level3.block1", r2, NARROW, NARROW, 2);
        r3 = block(layers, "level3.block2", r3, NARROW, NARROW, 1);
        var r4 = block(layers, "level4.block1", r3, NARROW, NARROW, 2);
        r4 = block(layers, "level4.block2", r4, NARROW, NARROW, 1);
        var u3 = merge(layers, 3, r3, up(layers, 3, r4));
        var u2 = merge(layers, 2, r2, up(layers, 2, u3));
        var u1 = up(layers, 1, u2);
        layers.add(new Convolution("merge1.image", LayerGraph.INPUT, bands, WIDE, 3, 1, Bias.ADDED, KernelStart.HE));
        layers.add(new Convolution("merge1.skip", r1, WIDE, WIDE, 1, 1, Bias.ADDED, KernelStart.HE));
        layers.add(new Convolution("merge1.up", u1, NARROW, WIDE, 1, 1, Bias.ADDED, KernelStart.HE));
        layers.add(new Add("merge1.sum", List.of("merge1.image", "merge1.skip", "merge1.up")));
        layers.add(new Relu("merge1.relu", "merge1.sum"));
        layers.add(new Convolution("head", "merge1.relu", WIDE, classes, 3, 1, Bias.ADDED, KernelStart.HE));
        return new LayerGraph(bands, layers);
    }

    private static String block(List<Layer> layers, String name, String input, int channels, int width, int stride) {
        layers.add(new Convolution(name + ".conv1", input, channels, width, 3, stride, Bias.NONE, KernelStart.HE));
        layers.add(new BatchNorm(name + ".norm1", name + ".conv1"));
        layers.add(new Relu(name + ".relu1", name + ".norm1"));
        layers.add(new Convolution(name + ".conv2", name + ".relu1", width, width, 3, 1, Bias.NONE, KernelStart.HE));
        layers.add(new BatchNorm(name + ".norm2", name + ".conv2"));
        layers.add(new Relu(name + ".relu2", name + ".norm2"));
        return name + ".relu2";
    }

    private static String up(List<Layer> layers, int level, String input) {
        var name = "up" + level;
        layers.add(new Upsample(name + ".bilinear", input));
        layers.add(new Convolution(
                name + ".conv", name + ".bilinear", NARROW, NARROW, 3, 1, Bias.NONE, KernelStart.IDENTITY));
        return name + ".conv";
    }

    private static String merge(List<Layer> layers, int level, String skip, String up) {
        var name = "merge" + level;
        layers.add(new Convolution(name + ".skip", skip, NARROW, NARROW, 1, 1, Bias.ADDED, KernelStart.HE));
        layers.add(new Convolution(name + ".up", up, NARROW, NARROW, 1, 1, Bias.ADDED, KernelStart.HE));
        layers.add(new Add(name + ".sum", List.of(name + ".skip", name + ".up")));
        layers.add(new Relu(name + ".relu", name + ".sum"));
        return name + ".relu";
    }
}
