package org.lapwing.model.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.model.LandcoverUNet;
import org.lapwing.model.ThinNetworks;
import org.lapwing.model.UNet;
import org.lapwing.model.graph.Layer.Relu;

class HeadCutTest {

    @Test
    void theUsualNetworkIsCutBeforeTheHeadThatIsEnlarged() {
        var cut = HeadCut.of(UNet.swift(4, 6).graph());
        assertEquals("decoder1.relu2", cut.body().output().name());
        assertEquals(24, cut.body().channels("decoder1.relu2"));
        assertEquals(2, cut.stride());
        assertEquals("head", cut.head().name());
    }

    @Test
    void aHeadThatIsNotEnlargedMayBeWide() {
        var cut = HeadCut.of(new LandcoverUNet(4, 5).graph());
        assertEquals("merge1.relu", cut.body().output().name());
        assertEquals(1, cut.stride());
        assertEquals(3, cut.head().kernel());
    }

    @Test
    void bodyAndHeadTogetherHaveAllWeightsOnce() {
        for (var network : ThinNetworks.withHead(3, 7)) {
            var graph = network.graph();
            var cut = HeadCut.of(graph);
            var all = new java.util.ArrayList<>(cut.body().parameters());
            graph.parameters().stream()
                    .filter(each ->
                            each.name().equals(cut.kernelName()) || each.name().equals(cut.biasName()))
                    .forEach(all::add);
            assertEquals(graph.parameters(), all);
        }
    }

    @Test
    void theBodyDoesNotDependOnTheClasses() {
        for (var network : ThinNetworks.withHead(3, 7)) {
            assertEquals(
                    HeadCut.of(network.graph()).body(),
                    HeadCut.of(network.withClasses(9).graph()).body());
            assertEquals(network, network.withClasses(9).withClasses(7));
        }
    }

    @Test
    void aNetworkThatEndsOtherwiseHasNoHead() {
        var graph = new LayerGraph(1, List.of(new Relu("last", LayerGraph.INPUT)));
        var refused = assertThrows(IllegalArgumentException.class, () -> HeadCut.of(graph));
        assertTrue(refused.getMessage().contains("ends in last"), refused.getMessage());
    }
}
