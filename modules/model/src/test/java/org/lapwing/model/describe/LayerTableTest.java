package org.lapwing.model.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lapwing.model.Networks;
import org.lapwing.model.UNet;
import org.lapwing.model.encoder.MobileNetV2;
import org.lapwing.model.encoder.ResNet;
import org.lapwing.model.encoder.ResNet.Depth;
import org.lapwing.model.encoder.ResNet.Fineness;
import org.lapwing.model.graph.LayerList;

class LayerTableTest {

    private static double convolutions(LayerTable table) {
        return table.rows().stream()
                .filter(row -> row.kind().contains("convolution") || row.kind().contains("depthwise"))
                .mapToDouble(LayerRow::flops)
                .sum();
    }

    /// torchvision's tables say 4.09, 7.80 and 0.30 thousand million multiply-additions for an image of 224 pixels.
    @Test
    void encodersCostWhatTorchvisionSays() {
        for (var depth : Depth.values()) {
            var layers = new LayerList();
            new ResNet(depth, 64, Fineness.STRIDE_32).addTo(layers, 3);
            double expected = depth == Depth.RESNET50 ? 4.09e9 : 7.80e9;
            assertEquals(expected, convolutions(LayerTable.of(layers.graph(3), 224)) / 2, 0.01 * expected);
        }
        var layers = new LayerList();
        new MobileNetV2(100).addTo(layers, 3);
        double left = 320.0 * 1280 * 7 * 7 + 1280 * 1000;
        assertEquals(0.30e9, convolutions(LayerTable.of(layers.graph(3), 224)) / 2 + left, 0.005e9);
    }

    @Test
    void rowsAddUpToTheNetwork() {
        for (var name : Networks.names()) {
            var network = Networks.byName(name, 4, 6);
            var table = LayerTable.of(network.graph(), network.serving().patch());
            assertEquals(network.graph().parameterCount(), table.parameters(), name);
            assertEquals(network.graph().layers().size(), table.rows().size(), name);
            assertEquals(network.serving().patch(), table.rows().getLast().rows(), name);
        }
    }

    @Test
    void operationsOfAConvolutionAreCountedByHand() {
        var rows =
                LayerTable.of(new UNet(3, 2, 1, 4, UNet.Norm.NONE).graph(), 8).rows();
        assertEquals("convolution 3x3", rows.getFirst().kind());
        assertEquals(8 * 8 * 4 * (2 * 9 * 3 + 1), rows.getFirst().flops());
        assertEquals(9 * 3 * 4 + 4, rows.getFirst().parameters());
        assertEquals(List.of("input"), rows.getFirst().inputs());
        assertEquals(8 * 8 * 4, rows.get(1).flops());
    }

    @Test
    void patchesThatDoNotFitAreRefused() {
        var graph = Networks.byName("pspnet", 4, 6).graph();
        assertThrows(IllegalArgumentException.class, () -> LayerTable.of(graph, 256));
        assertThrows(IllegalArgumentException.class, () -> LayerTable.of(graph, 0));
    }

    @Test
    void everyNetworkIsDrawnAsOneDocument() throws Exception {
        for (var name : Networks.names()) {
            var network = Networks.byName(name, 4, 6);
            var svg = NetworkDiagram.svg(
                    name + " <&>",
                    LayerTable.of(network.graph(), network.serving().patch()),
                    4);
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
            int boxes = document.getElementsByTagName("g").getLength();
            int links = document.getElementsByTagName("path").getLength();
            assertTrue(boxes >= 9 && links >= boxes - 1, name + ": " + boxes + " boxes, " + links + " links");
        }
    }

    @Test
    void blocksAreTheFirstPartsOfNames() {
        assertEquals("layer3", NetworkDiagram.blockName("encoder.layer3.4.conv2"));
        assertEquals("stem", NetworkDiagram.blockName("encoder.conv1"));
        assertEquals("features.7", NetworkDiagram.blockName("encoder.features.7.conv.0.0"));
        assertEquals("aspp.rate12", NetworkDiagram.blockName("aspp.rate12.depth.conv"));
        assertEquals("decoder2", NetworkDiagram.blockName("decoder2.relu1"));
        assertEquals("12.5 k", NetworkDiagram.amount(12_500));
        assertEquals("7", NetworkDiagram.amount(7));
    }
}
