package org.lapwing.model;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.model.encoder.ResNet;
import org.lapwing.model.encoder.ResNet.Fineness;
import org.lapwing.model.graph.Layer.Concat;
import org.lapwing.model.graph.Layer.Dropout;
import org.lapwing.model.graph.Layer.GridPool;
import org.lapwing.model.graph.Layer.ResizeLike;
import org.lapwing.model.graph.Layer.Upsample;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.graph.LayerList;
import org.lapwing.model.graph.LayerList.Kernel;

/// DeepLab v3+ (Chen et al. 2018, ECCV) on a ResNet of stride 16.
///
/// Five branches of 256 channels (one pixel; separable 3 × 3 with 6, 12 and 18 pixels between taps; the mean of the
/// whole patch) are fused to 256, enlarged four times, joined with 48 channels of the first stage, looked at by two
/// separable 3 × 3 convolutions and enlarged again. Separable in both places, as in the paper's best network.
///
/// A pixel depends on the whole patch through its mean, so that no margin could hide the patch's edge. The margin of 64
/// hides where zero padding falsifies most, and patches on one fixed grid keep the answer the same for every window;
/// neighbouring patches may still differ a little at their border.
///
/// @param bands channels of the input, at least 1
/// @param classes channels of the output, at least 1
/// @param encoder depth of the ResNet
/// @param width channels of its stem, 64 in the original; everything else follows in proportion
public record DeepLabV3Plus(int bands, int classes, ResNet.Depth encoder, int width) implements NetworkSpec {

    /// Name by which it is chosen, on ResNet-50.
    public static final String NAME = "deeplab-v3plus";

    /// Name by which it is chosen on ResNet-101.
    public static final String NAME_101 = "deeplab-v3plus-resnet101";

    private static final PatchGeometry SERVING = new PatchGeometry(512, 64, 16);
    private static final List<Integer> RATES = List.of(6, 12, 18);
    private static final int BRANCH = 4;
    private static final float DROPPED = 0.2f;

    /// Checks sizes.
    public DeepLabV3Plus {
        if (bands < 1 || bands > 1024 || classes < 1 || classes > 254) {
            throw new IllegalArgumentException(NAME + ": " + bands + " bands, " + classes + " classes");
        }
        if (width < 4 || width > 256 || width % 4 != 0) {
            throw new IllegalArgumentException(NAME + ": width " + width + "; 4 to 256, a multiple of 4");
        }
    }

    /// The network of the original width.
    public static DeepLabV3Plus on(ResNet.Depth encoder, int bands, int classes) {
        return new DeepLabV3Plus(bands, classes, encoder, 64);
    }

    @Override
    public String networkName() {
        return switch (encoder) {
            case RESNET50 -> NAME;
            case RESNET101 -> NAME_101;
        };
    }

    @Override
    public int lossMargin() {
        return 0;
    }

    @Override
    public NetworkSpec withClasses(int other) {
        return new DeepLabV3Plus(bands, other, encoder, width);
    }

    @Override
    public PatchGeometry serving() {
        return SERVING;
    }

    @Override
    public LayerGraph graph() {
        var layers = new LayerList();
        var stages = new ResNet(encoder, width, Fineness.STRIDE_16).addTo(layers, bands);
        var fine = stages.getFirst();
        var coarse = stages.getLast();
        int wide = BRANCH * width;
        var branches = new ArrayList<String>();
        branches.add(layers.unit("aspp.point", coarse.map(), coarse.channels(), wide, Kernel.POINT));
        for (int rate : RATES) {
            branches.add(layers.separable("aspp.rate" + rate, coarse.map(), coarse.channels(), wide, rate));
        }
        var mean = layers.add(new GridPool("aspp.mean.pool", coarse.map(), 1));
        mean = layers.unit("aspp.mean", mean, coarse.channels(), wide, Kernel.POINT);
        branches.add(layers.add(new ResizeLike("aspp.mean.enlarged", mean, coarse.map())));
        var all = layers.add(new Concat("aspp.join", branches));
        var fused = layers.unit("aspp.fuse", all, branches.size() * wide, wide, Kernel.POINT);
        fused = layers.add(new Dropout("aspp.dropout", fused, DROPPED));
        int skipped = 3 * width / 4;
        var skip = layers.unit("decoder.skip", fine.map(), fine.channels(), skipped, Kernel.POINT);
        var up = layers.add(new Upsample("decoder.up", fused, 4));
        var last = layers.add(new Concat("decoder.join", List.of(up, skip)));
        last = layers.separable("decoder.first", last, wide + skipped, wide, 1);
        last = layers.separable("decoder.second", last, wide, wide, 1);
        layers.add(new Upsample("enlarged", layers.head(last, wide, classes), 4));
        return layers.graph(bands);
    }
}
