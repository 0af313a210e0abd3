package org.lapwing.model;

import java.util.List;
import org.lapwing.model.encoder.MobileNetV2;
import org.lapwing.model.graph.Layer.Bias;
import org.lapwing.model.graph.Layer.Concat;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.KernelStart;
import org.lapwing.model.graph.Layer.Upsample;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.graph.LayerList;

/// A light U-Net for laptops: MobileNetV2 on the way down, depthwise separable convolutions on the way up.
///
/// On the way up each level brings its channels to those of the map beside it, enlarges, joins and looks around once;
/// the scores are made at half the image's resolution. In theory a pixel depends on a square of several hundred pixels
/// (`lapwing networks mobile-unet` names the number), of which the margin hides 64 at each side: what lies farther
/// counts little. Patches on one fixed grid keep the answer the same for every window.
///
/// @param bands channels of the input, at least 1
/// @param classes channels of the output, at least 1
/// @param widthPercent channels of the encoder in percent of the original
public record MobileUNet(int bands, int classes, int widthPercent) implements NetworkSpec {

    /// Name by which it is chosen.
    public static final String NAME = "mobile-unet";

    private static final PatchGeometry SERVING = new PatchGeometry(512, 64, 32);

    /// Checks sizes.
    public MobileUNet {
        if (bands < 1 || bands > 1024 || classes < 1 || classes > 254) {
            throw new IllegalArgumentException(NAME + ": " + bands + " bands, " + classes + " classes");
        }
        if (widthPercent < 1 || widthPercent > 400) {
            throw new IllegalArgumentException(NAME + ": " + widthPercent + " % width; 1 to 400");
        }
    }

    /// The network that a person gets by name, with the encoder's original width.
    public static MobileUNet standard(int bands, int classes) {
        return new MobileUNet(bands, classes, 100);
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
        return new MobileUNet(bands, other, widthPercent);
    }

    @Override
    public PatchGeometry serving() {
        return SERVING;
    }

    @Override
    public LayerGraph graph() {
        var layers = new LayerList();
        var stages = new MobileNetV2(widthPercent).addTo(layers, bands);
        var last = stages.getLast().map();
        int channels = stages.getLast().channels();
        for (int level = stages.size() - 2; level >= 0; level--) {
            var name = "decoder" + (level + 1);
            var skip = stages.get(level);
            int width = skip.channels();
            layers.add(new Convolution(name + ".reduce", last, channels, width, 1, 1, Bias.ADDED, KernelStart.HE));
            layers.add(new Upsample(name + ".up", name + ".reduce"));
            layers.add(new Concat(name + ".join", List.of(skip.map(), name + ".up")));
            last = layers.separable(name, name + ".join", 2 * width, width, 1);
            channels = width;
        }
        layers.add(new Upsample("enlarged", layers.head(last, channels, classes)));
        return layers.graph(bands);
    }
}
