package org.lapwing.model.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lapwing.model.LivelyWeights;
import org.lapwing.model.ModelException;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.encoder.ResNet;
import org.lapwing.model.encoder.ResNet.Depth;
import org.lapwing.model.encoder.ResNet.Fineness;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.graph.LayerList;

class FinerMapsTest {

    private static final int SIDE = 128;

    private static LayerGraph graph(Fineness fineness) {
        var layers = new LayerList();
        new ResNet(Depth.RESNET50, 2, fineness).addTo(layers, 3);
        return layers.graph(3);
    }

    private static float[] map(Fineness fineness) throws ModelException {
        var graph = graph(fineness);
        try (var network = DjlSegmenter.open(new ComputeDevice.Cpu(), graph, LivelyWeights.of(graph, 4), 0)) {
            return network.scores(LivelyWeights.noise(2, 3 * SIDE * SIDE), 1, SIDE, SIDE);
        }
    }

    /// Dilation makes up for the steps left out: public weights, learnt at stride 32, say the same at stride 8.
    @Test
    void everyFourthPixelOfTheFineMapIsThePixelOfTheCoarseOne() throws ModelException {
        var coarse = map(Fineness.STRIDE_32);
        var fine = map(Fineness.STRIDE_8);
        int few = SIDE / 32;
        int many = SIDE / 8;
        int channels = 64;
        assertEquals(channels * many * many, fine.length);
        float largest = 0;
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < few; row++) {
                for (int column = 0; column < few; column++) {
                    float expected = coarse[(channel * few + row) * few + column];
                    largest = Math.max(largest, Math.abs(expected));
                    assertEquals(
                            expected,
                            fine[(channel * many + 4 * row) * many + 4 * column],
                            1e-4f * Math.max(1, Math.abs(expected)));
                }
            }
        }
        assertTrue(largest > 1, "the maps are empty");
    }
}
