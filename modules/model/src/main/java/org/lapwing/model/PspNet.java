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

/// A pyramid scene parsing network (Zhao et al. 2017) on a ResNet of stride 8.
///
/// Beside its own map, every pixel is told what the patch looks like in means over 1, 2 × 2, 3 × 3 and 6 × 6
/// cells, each brought to 64 channels; all 2304 are fused to 512. As in the cropland system, with means
/// instead of maxima (the paper found means better, table 1) and a bias in the head.
///
/// A pixel depends on the whole patch, so that no margin could hide the patch's edge. The margin of 48 hides
/// where zero padding falsifies the fine map most, and patches on one fixed grid keep the answer the same for
/// every window; neighbouring patches may still differ a little at their border. The coarser means are taken
/// of the finest, of which they are exact means.
///
/// @param bands channels of the input, at least 1
/// @param classes channels of the output, at least 1
/// @param encoder depth of the ResNet
/// @param width channels of its stem, 64 in the original; everything else follows in proportion
public record PspNet(int bands, int classes, ResNet.Depth encoder, int width) implements NetworkSpec {

    /// Name by which it is chosen.
    public static final String NAME = "pspnet";

    private static final PatchGeometry SERVING = new PatchGeometry(480, 48, 48);
    private static final List<Integer> LEVELS = List.of(6, 3, 2, 1);
    private static final int FUSED = 8;
    private static final float DROPPED = 0.1f;

    /// Checks sizes.
    public PspNet {
        if (bands < 1 || bands > 1024 || classes < 1 || classes > 254) {
            throw new IllegalArgumentException(NAME + ": " + bands + " bands, " + classes + " classes");
        }
        if (width < 1 || width > 256) {
            throw new IllegalArgumentException(NAME + ": width " + width + "; 1 to 256");
        }
    }

    /// The network that a person gets by name: on ResNet-50.
    public static PspNet standard(int bands, int classes) {
        return new PspNet(bands, classes, ResNet.Depth.RESNET50, 64);
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
        return new PspNet(bands, other, encoder, width);
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
        var joined = new ArrayList<String>();
        joined.add(last.map());
        var finest = last.map();
        for (int level : LEVELS) {
            var name = "pyramid" + level;
            var pooled = layers.add(new GridPool(name + ".pool", finest, level));
            finest = level == LEVELS.getFirst() ? pooled : finest;
            var reduced = layers.unit(name, pooled, last.channels(), width, Kernel.POINT);
            joined.add(layers.add(new ResizeLike(name + ".enlarged", reduced, last.map())));
        }
        var all = layers.add(new Concat("pyramid.join", joined));
        int channels = last.channels() + LEVELS.size() * width;
        var fused = layers.unit("fuse", all, channels, FUSED * width, Kernel.of(3, 1));
        fused = layers.add(new Dropout("fuse.dropout", fused, DROPPED));
        layers.add(new Upsample("enlarged", layers.head(fused, FUSED * width, classes), 8));
        return layers.graph(bands);
    }
}
