package org.lapwing.model.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.model.encoder.ResNet.Depth;
import org.lapwing.model.encoder.ResNet.Fineness;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.graph.LayerList;
import org.lapwing.model.graph.ParameterSpec;

class EncodersTest {

    private static LayerGraph graph(ResNet encoder, int bands) {
        var layers = new LayerList();
        encoder.addTo(layers, bands);
        return layers.graph(bands);
    }

    private static LayerGraph mobile(int percent) {
        var layers = new LayerList();
        new MobileNetV2(percent).addTo(layers, 3);
        return layers.graph(3);
    }

    /// torchvision's counts of `resnet50` and `resnet101` less those of `fc`, 2048 * 1000 + 1000.
    @Test
    void residualNetworksHaveTheParametersOfTorchvision() {
        for (var fineness : Fineness.values()) {
            assertEquals(
                    25_557_032 - 2_049_000,
                    graph(new ResNet(Depth.RESNET50, 64, fineness), 3).parameterCount());
            assertEquals(
                    44_549_160 - 2_049_000,
                    graph(new ResNet(Depth.RESNET101, 64, fineness), 3).parameterCount());
        }
    }

    /// torchvision's count of `mobilenet_v2` less those of its classifier (1280 * 1000 + 1000) and of `features.18`
    /// (320 * 1280 + 2 * 1280).
    @Test
    void mobilenetHasTheParametersOfTorchvision() {
        assertEquals(3_504_872 - 1_281_000 - 412_160, mobile(100).parameterCount());
    }

    @Test
    void moreBandsChangeTheFirstConvolutionOnly() {
        var encoder = new ResNet(Depth.RESNET50, 64, Fineness.STRIDE_32);
        assertEquals(
                graph(encoder, 3).parameterCount() + 10 * 7 * 7 * 64,
                graph(encoder, 13).parameterCount());
    }

    @Test
    void finerMapsHaveTheSameNamesAndShapes() {
        var original = graph(new ResNet(Depth.RESNET50, 64, Fineness.STRIDE_32), 3);
        var fine = graph(new ResNet(Depth.RESNET50, 64, Fineness.STRIDE_8), 3);
        assertEquals(original.parameters(), fine.parameters());
        assertEquals(32, original.totalStride());
        assertEquals(8, fine.totalStride());
        assertEquals(
                16, graph(new ResNet(Depth.RESNET50, 64, Fineness.STRIDE_16), 3).totalStride());
    }

    @Test
    void namesAreThoseOfTorchvision() {
        var names = new HashSet<>(graph(new ResNet(Depth.RESNET50, 64, Fineness.STRIDE_32), 3).parameters().stream()
                .map(ParameterSpec::name)
                .toList());
        assertTrue(names.containsAll(List.of(
                "encoder.conv1.weight",
                "encoder.bn1.running_var",
                "encoder.layer1.0.downsample.0.weight",
                "encoder.layer1.0.downsample.1.bias",
                "encoder.layer3.5.conv3.weight",
                "encoder.layer4.2.bn3.running_mean")));
        assertEquals(53 * 5, names.size());
        var light = mobile(100).parameters().stream().map(ParameterSpec::name).toList();
        assertTrue(light.containsAll(List.of(
                "encoder.features.0.0.weight",
                "encoder.features.1.conv.0.0.weight",
                "encoder.features.1.conv.1.weight",
                "encoder.features.1.conv.2.running_mean",
                "encoder.features.17.conv.1.0.weight",
                "encoder.features.17.conv.3.bias")));
        assertEquals(51 * 5, light.size());
    }

    @Test
    void widthsAreRoundedAsPublished() {
        // the published network of half width has 16 stem channels and 160 last ones
        assertEquals(160, mobile(50).channels(mobile(50).output().name()));
        assertEquals(16, mobile(50).channels("encoder.features.0.0"));
        assertThrows(IllegalArgumentException.class, () -> new MobileNetV2(0));
        assertThrows(IllegalArgumentException.class, () -> new ResNet(Depth.RESNET50, 0, Fineness.STRIDE_8));
    }
}
