package org.lapwing.model.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.LandcoverUNet;
import org.lapwing.model.ModelException;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.ResUNet;
import org.lapwing.model.Tensor;
import org.lapwing.model.UNet;
import org.lapwing.model.UNet.Norm;
import org.lapwing.model.Weights;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.graph.Layer.MaxPool;
import org.lapwing.model.graph.Layer.Upsample;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.graph.LayerList;
import org.lapwing.model.graph.LayerList.Kernel;
import org.lapwing.model.graph.ParameterSpec.Role;
import org.lapwing.model.graph.ReceptiveField;

/// The computed receptive field against what the network really reads.
class ReachTest {

    /// Positive kernels without biases: an image of zeros answers 0, and every pixel in reach of a 1 answers more.
    private static Weights positive(LayerGraph graph) {
        var start = InitialWeights.draw(graph, 1);
        var tensors = new LinkedHashMap<String, Tensor>();
        for (var spec : graph.parameters()) {
            var values = start.get(spec.name()).values().clone();
            if (spec.role() == Role.KERNEL) {
                float share = 1f / (values.length / spec.shape().getFirst());
                Arrays.fill(values, share);
            }
            tensors.put(spec.name(), new Tensor(spec.shape(), values));
        }
        return new Weights(tensors);
    }

    /// Columns (first and last) of the answer that a changed column of the image moves, over all places in a block.
    private static void reachIsExact(NetworkSpec network) throws ModelException {
        reachIsExact(network.graph());
    }

    private static void reachIsExact(LayerGraph graph) throws ModelException {
        var reach = ReceptiveField.of(graph);
        int stride = graph.totalStride();
        int half = Math.ceilDiv(reach.radius() + 2 * stride, stride) * stride;
        int width = 2 * half;
        int height = stride;
        int before = 0;
        int after = 0;
        try (var segmenter = DjlSegmenter.open(new ComputeDevice.Cpu(), graph, positive(graph), 0)) {
            var image = new float[height * width];
            var quiet = segmenter.scores(image, 1, height, width);
            for (int place = 0; place < stride; place++) {
                int column = half + place;
                var moved = image.clone();
                for (int row = 0; row < height; row++) {
                    moved[row * width + column] = 1e20f; // the smallest share must not round to 0
                }
                var scores = segmenter.scores(moved, 1, height, width);
                for (int x = 0; x < width; x++) {
                    if (scores[x] != quiet[x]) {
                        before = Math.max(before, x - column);
                        after = Math.max(after, column - x);
                    }
                }
            }
        }
        assertEquals(reach, new ReceptiveField(before, after), graph.toString());
        assertTrue(reach.radius() < half);
    }

    @Test
    void unetsReadExactlyWhatIsComputed() throws ModelException {
        for (int depth = 1; depth <= 4; depth++) {
            reachIsExact(new UNet(1, 1, depth, 2, Norm.BATCH));
        }
    }

    @Test
    void landcoverUnetReadsExactlyWhatIsComputed() throws ModelException {
        reachIsExact(new LandcoverUNet(1, 1));
    }

    @Test
    void resUnetsReadExactlyWhatIsComputed() throws ModelException {
        reachIsExact(new ResUNet(1, 1, 3, 2));
    }

    @Test
    void stepsDilationsAndFactorsReadExactlyWhatIsComputed() throws ModelException {
        var layers = new LayerList();
        var stem = layers.unit("stem", LayerGraph.INPUT, 1, 2, Kernel.of(7, 2));
        var pooled = layers.add(new MaxPool("pool", stem, 3));
        var wide = layers.unit("wide", pooled, 2, 2, new Kernel(3, 1, 3, 2));
        layers.add(new Upsample("enlarged", layers.head(wide, 2, 1), 4));
        reachIsExact(layers.graph(1));
    }

    @Test
    void sidesAreCountedFromThePixelThatIsAnswered() {
        assertEquals(
                List.of(76, 69),
                List.of(
                        ReceptiveField.of(new LandcoverUNet(1, 1).graph()).before(),
                        ReceptiveField.of(new LandcoverUNet(1, 1).graph()).after()));
    }
}
