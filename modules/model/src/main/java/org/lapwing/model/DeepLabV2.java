package org.lapwing.model;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.model.encoder.ResNet;
import org.lapwing.model.encoder.ResNet.Fineness;
import org.lapwing.model.graph.Layer.Add;
import org.lapwing.model.graph.Layer.Bias;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.KernelStart;
import org.lapwing.model.graph.Layer.Upsample;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.graph.LayerList;

/// DeepLab v2 (Chen et al. 2018) on a ResNet of stride 8: scores are the sum of four 3 × 3 convolutions with 6, 12, 18
/// and 24 pixels between their taps.
///
/// As the label-sparing GAN system has it, with four branches that all count (its parent returned after the second) and
/// norms that learn. In theory a pixel depends on most of a patch; the margin hides 64 pixels at each side, where zero
/// padding falsifies most, and patches on one fixed grid keep the answer the same for every window.
///
/// @param bands channels of the input, at least 1
/// @param classes channels of the output, at least 1
/// @param encoder depth of the ResNet
/// @param width channels of its stem, 64 in the original
public record DeepLabV2(int bands, int classes, ResNet.Depth encoder, int width) implements NetworkSpec {

    /// Name by which it is chosen, on ResNet-101.
    public static final String NAME = "deeplab-v2";

    /// Name by which it is chosen on ResNet-50.
    public static final String NAME_50 = "deeplab-v2-resnet50";

    private static final PatchGeometry SERVING = new PatchGeometry(512, 64, 8);
    private static final List<Integer> RATES = List.of(6, 12, 18, 24);

    /// Checks sizes.
    public DeepLabV2 {
        if (bands < 1 || bands > 1024 || classes < 1 || classes > 254) {
            throw new IllegalArgumentException(NAME + ": " + bands + " bands, " + classes + " classes");
        }
        if (width < 1 || width > 256) {
            throw new IllegalArgumentException(NAME + ": width " + width + "; 1 to 256");
        }
    }

    /// The network of the original width.
    public static DeepLabV2 on(ResNet.Depth encoder, int bands, int classes) {
        return new DeepLabV2(bands, classes, encoder, 64);
    }

    @Override
    public String networkName() {
        return switch (encoder) {
            case RESNET50 -> NAME_50;
            case RESNET101 -> NAME;
        };
    }

    @Override
    public int lossMargin() {
        return 0;
    }

    @Override
    public NetworkSpec withClasses(int other) {
        return new DeepLabV2(bands, other, encoder, width);
    }

    @Override
    public PatchGeometry serving() {
        return SERVING;
    }

    @Override
    public LayerGraph graph() {
        var layers = new LayerList();
        var last = new ResNet(encoder, width, Fineness.STRIDE_8)
                .addTo(layers, bands)
                .getLast();
        var branches = new ArrayList<String>();
        for (int rate : RATES) {
            branches.add(layers.add(new Convolution(
                    "head.rate" + rate,
                    last.map(),
                    last.channels(),
                    classes,
                    3,
                    1,
                    rate,
                    1,
                    Bias.ADDED,
                    KernelStart.SMALL)));
        }
        layers.add(new Upsample("enlarged", layers.add(new Add("head.sum", branches)), 8));
        return layers.graph(bands);
    }
}
