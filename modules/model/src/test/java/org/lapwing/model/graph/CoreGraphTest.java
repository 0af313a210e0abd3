package org.lapwing.model.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.model.LandcoverUNet;
import org.lapwing.model.UNet;
import org.lapwing.model.UNet.Norm;
import org.lapwing.model.graph.Layer.Crop;

class CoreGraphTest {

    private static List<Crop> crops(LayerGraph graph) {
        return graph.layers().stream()
                .filter(Crop.class::isInstance)
                .map(Crop.class::cast)
                .toList();
    }

    @Test
    void cutsGrowTowardsTheAnswer() {
        var core = CoreGraph.of(UNet.standard(4, 6).graph(), 64);
        var joins = crops(core).stream()
                .filter(each -> each.name().startsWith("join"))
                .mapToInt(each -> each.pixels() * core.stride(each.name()))
                .toArray();
        assertEquals(3, joins.length);
        assertTrue(joins[0] < joins[1] && joins[1] < joins[2] && joins[2] < 64, Arrays.toString(joins));
    }

    @Test
    void convolutionsNearTheAnswerKeepThePixelsTheyNeed() {
        var core = CoreGraph.of(new UNet(1, 1, 2, 2, Norm.NONE).graph(), 10);
        // the last level has two 3 x 3 convolutions, and the map below is enlarged from 3 pixels around the core
        assertEquals(
                List.of(
                        new Crop("up1.core", "reduce1", 3),
                        new Crop("join1.core0", "encoder1.relu2", 6),
                        new Crop("core", "head", 4)),
                crops(core));
    }

    @Test
    void weightsStayTheSame() {
        for (var network : List.of(UNet.standard(3, 5), new LandcoverUNet(3, 5))) {
            var graph = network.graph();
            assertEquals(
                    graph.parameters(),
                    CoreGraph.of(graph, network.serving().margin()).parameters());
        }
    }

    @Test
    void noMarginLeavesTheNetworkAsItIs() {
        var graph = UNet.standard(1, 1).graph();
        assertSame(graph, CoreGraph.of(graph, 0));
        assertThrows(IllegalArgumentException.class, () -> CoreGraph.of(graph, 4));
    }

    @Test
    void marginsBelowTheReachCutOnlyWhatIsSpare() {
        var core = CoreGraph.of(UNet.standard(1, 1).graph(), 8);
        assertTrue(crops(core).stream().allMatch(each -> each.pixels() * core.stride(each.name()) <= 8));
        assertEquals("core", core.output().name());
    }
}
