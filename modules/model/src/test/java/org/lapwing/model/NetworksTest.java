package org.lapwing.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lapwing.model.UNet.Norm;
import org.lapwing.model.UNet.Stem;
import org.lapwing.model.graph.ReceptiveField;

class NetworksTest {

    @Test
    void landcoverNetworkHasTheParametersOfTheReference() {
        assertEquals(314_373, new LandcoverUNet(4, 5).graph().parameterCount());
    }

    @Test
    void standardUnetHasTheParametersOfTheMeasuredOne() {
        var graph = UNet.standard(4, 6).graph();
        assertEquals(450_710, graph.parameterCount());
        assertEquals(
                452_118,
                graph.parameters().stream().mapToLong(each -> each.size()).sum());
    }

    @Test
    void normlessUnetHasBiasesInsteadOfScaleAndShift() {
        var graph = new UNet(3, 2, 2, 4, Norm.NONE).graph();
        // encoder 3-4-4, bottom 4-8-8, 1 x 1 8-4, decoder (4+4)-4-4, head 4-2, each with a bias
        int kernels = (3 * 4 + 4 * 4 + 4 * 8 + 8 * 8 + 8 * 4 + 4 * 4) * 9 + 8 * 4 + 4 * 2;
        int expected = kernels + 4 + 4 + 8 + 8 + 4 + 4 + 4 + 2;
        assertEquals(expected, graph.parameterCount());
    }

    @Test
    void strideDoublesWithEachLevel() {
        assertEquals(1, new UNet(1, 1, 1, 4, Norm.BATCH).graph().totalStride());
        assertEquals(8, UNet.standard(4, 6).graph().totalStride());
        assertEquals(8, new LandcoverUNet(4, 5).graph().totalStride());
    }

    @Test
    void aHalfStemDoublesTheStrideAndAnswersEveryPixel() {
        var half = new UNet(3, 5, 4, 24, Norm.BATCH, Stem.HALF).graph();
        assertEquals(16, half.totalStride());
        assertEquals(1, half.stride(half.output().name()));
        assertEquals(5, half.channels(half.output().name()));
    }

    @Test
    void marginsCoverTheReceptiveField() {
        for (int depth = 1; depth <= 6; depth++) {
            marginCovers(new UNet(1, 2, depth, 2, Norm.BATCH));
            marginCovers(new UNet(1, 2, depth, 2, Norm.BATCH, Stem.HALF));
        }
    }

    private static void marginCovers(NetworkSpec network) {
        var reach = ReceptiveField.of(network.graph());
        var serving = network.serving();
        assertTrue(serving.margin() >= reach.radius(), network.toString());
        assertTrue(serving.margin() < reach.radius() + serving.stride(), network.toString());
    }

    @Test
    void landcoverNetworkAnswersHalfOfItsPatch() {
        var serving = new LandcoverUNet(4, 5).serving();
        assertEquals(256, serving.patch());
        assertEquals(128, serving.core());
    }

    @Test
    void unknownNamesAreRefusedWithTheKnownOnes() {
        var failure = assertThrows(IllegalArgumentException.class, () -> Networks.byName("resnet", 3, 2));
        assertTrue(failure.getMessage().contains("unet, landcover-unet"), failure.getMessage());
        for (var name : Networks.names()) {
            assertEquals(name, Networks.byName(name, 3, 2).networkName());
        }
    }
}
