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

    /// A convolution without bias and its norm.
    private static long normed(long from, long to, long taps) {
        return from * to * taps + 2 * to;
    }

    private static long separable(long from, long to) {
        return 9 * from + 2 * from + normed(from, to, 1);
    }

    /// torchvision's `resnet50` without `fc`, with other bands.
    private static long resnet50(int bands) {
        return 23_508_032 + (bands - 3) * 64L * 49;
    }

    private static long resnet101(int bands) {
        return 42_500_160 + (bands - 3) * 64L * 49;
    }

    private static long count(String name, int bands, int classes) {
        return Networks.byName(name, bands, classes).graph().parameterCount();
    }

    @Test
    void pspnetHasTheParametersOfItsParts() {
        long pyramid = 4 * normed(2048, 64, 1);
        long expected = resnet50(7) + pyramid + normed(2304, 512, 9) + 512 * 2 + 2;
        assertEquals(expected, count("pspnet", 7, 2));
        assertEquals(34_664_258, expected);
    }

    @Test
    void deeplabV2HasTheParametersOfItsParts() {
        long head = 4 * (2048 * 9 * 18 + 18);
        assertEquals(resnet101(3) + head, count("deeplab-v2", 3, 18));
        assertEquals(resnet50(3) + head, count("deeplab-v2-resnet50", 3, 18));
        assertEquals(43_827_336, resnet101(3) + head);
    }

    @Test
    void deeplabV3plusHasTheParametersOfItsParts() {
        long aspp = 2 * normed(2048, 256, 1) + 3 * separable(2048, 256) + normed(5 * 256, 256, 1);
        long decoder = normed(256, 48, 1) + separable(304, 256) + separable(256, 256) + 256 * 6 + 6;
        assertEquals(resnet50(4) + aspp + decoder, count("deeplab-v3plus", 4, 6));
        assertEquals(resnet101(4) + aspp + decoder, count("deeplab-v3plus-resnet101", 4, 6));
        assertEquals(26_695_414, resnet50(4) + aspp + decoder);
    }

    @Test
    void mobileUnetHasTheParametersOfItsParts() {
        long expected = 1_811_712 + 32 * 9; // torchvision's mobilenet_v2 up to features.17, one band more
        int[] widths = {320, 96, 32, 24, 16};
        for (int i = 1; i < widths.length; i++) {
            expected += widths[i - 1] * widths[i] + widths[i] + separable(2L * widths[i], widths[i]);
        }
        assertEquals(expected + 16 * 6 + 6, count("mobile-unet", 4, 6));
        assertEquals(1_873_390, expected + 16 * 6 + 6);
    }

    @Test
    void resUnetHasTheParametersOfItsParts() {
        long expected = normed(4, 32, 25) + 2 * normed(32, 32, 9);
        for (int width = 32; width < 256; width *= 2) {
            expected += normed(width, 2L * width, 9) + normed(2L * width, 2L * width, 9) + normed(width, 2L * width, 1);
            // on the way up: 1 x 1 to half the channels, then a block of what is joined
            expected += 2L * width * width + width;
            expected += normed(2L * width, width, 9) + normed(width, width, 9) + normed(2L * width, width, 1);
        }
        assertEquals(expected + 32 * 6 + 6, count("res-unet", 4, 6));
    }

    @Test
    void everyNetworkAnswersEveryPixelOfAnyBands() {
        for (var name : Networks.names()) {
            var network = Networks.byName(name, 13, 9);
            var graph = network.graph();
            assertEquals(1, graph.stride(graph.output().name()), name);
            assertEquals(9, graph.channels(graph.output().name()), name);
            assertEquals(0, network.serving().stride() % graph.totalStride(), name);
            assertEquals(network, network.withClasses(2).withClasses(9));
        }
    }

    @Test
    void sidesOfPatchesFitThePyramid() {
        assertEquals(48, Networks.byName("pspnet", 3, 2).graph().totalStride());
        assertTrue(Networks.byName("pspnet", 3, 2).graph().seesWholePatch());
        assertTrue(Networks.byName("deeplab-v3plus", 3, 2).graph().seesWholePatch());
        assertTrue(!Networks.byName("deeplab-v2", 3, 2).graph().seesWholePatch());
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
