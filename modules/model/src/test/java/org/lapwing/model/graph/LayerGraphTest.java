package org.lapwing.model.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.model.graph.Layer.Add;
import org.lapwing.model.graph.Layer.BatchNorm;
import org.lapwing.model.graph.Layer.Bias;
import org.lapwing.model.graph.Layer.Concat;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.Dropout;
import org.lapwing.model.graph.Layer.GridPool;
import org.lapwing.model.graph.Layer.KernelStart;
import org.lapwing.model.graph.Layer.MaxPool;
import org.lapwing.model.graph.Layer.Relu;
import org.lapwing.model.graph.Layer.ResizeLike;
import org.lapwing.model.graph.Layer.Upsample;

class LayerGraphTest {

    private static Convolution convolution(String name, String input, int from, int to, int kernel, int stride) {
        return new Convolution(name, input, from, to, kernel, stride, Bias.ADDED, KernelStart.HE);
    }

    @Test
    void channelsAndStridesFollowFromTheLayers() {
        var graph = new LayerGraph(
                3,
                List.of(
                        convolution("a", "input", 3, 8, 3, 1),
                        convolution("b", "a", 8, 6, 3, 2),
                        new MaxPool("c", "b"),
                        new Upsample("d", "c"),
                        new Concat("e", List.of("b", "d"))));
        assertEquals(12, graph.channels("e"));
        assertEquals(2, graph.stride("e"));
        assertEquals(4, graph.totalStride());
        assertEquals(8 * 3 * 9 + 8 + 6 * 8 * 9 + 6, graph.parameterCount());
    }

    @Test
    void layersThatDoNotFitAreRefused() {
        refuse(convolution("a", "nothing", 1, 1, 3, 1));
        refuse(convolution("a", "input", 2, 1, 3, 1));
        refuse(new Upsample("a", "input"));
        refuse(new Relu("a", "input"), new Relu("a", "input"));
        refuse(new MaxPool("a", "input"), new Concat("b", List.of("input", "a")));
        refuse(convolution("a", "input", 1, 2, 3, 1), new Add("b", List.of("input", "a")));
        assertThrows(IllegalArgumentException.class, () -> convolution("a", "input", 1, 1, 2, 1));
        refuse(new ResizeLike("a", "input", "input"));
        refuse(new GridPool("a", "input", 6), new GridPool("b", "a", 4));
        refuse(new GridPool("a", "input", 2), new MaxPool("b", "a"));
        refuse(new GridPool("a", "input", 2), new Upsample("b", "a"));
        refuse(new GridPool("a", "input", 2), new GridPool("b", "input", 3), new Add("c", List.of("a", "b")));
        refuse(new MaxPool("a", "input"), new Upsample("b", "a", 4));
        assertThrows(IllegalArgumentException.class, () -> new Upsample("a", "input", 3));
        assertThrows(IllegalArgumentException.class, () -> new MaxPool("a", "input", 4));
        assertThrows(IllegalArgumentException.class, () -> new GridPool("a", "input", 0));
        assertThrows(IllegalArgumentException.class, () -> new Dropout("a", "input", 1));
        assertThrows(IllegalArgumentException.class, () -> new Relu("a", "input", 0.1f, 6));
    }

    @Test
    void cellsHaveOneSizeForEveryPatchAndSidesMustDivide() {
        var graph = new LayerGraph(
                3,
                List.of(
                        new MaxPool("half", "input"),
                        new GridPool("six", "half", 6),
                        new GridPool("two", "six", 2),
                        convolution("told", "two", 3, 5, 1, 1),
                        new ResizeLike("back", "told", "half"),
                        new Upsample("out", "back")));
        assertEquals(12, graph.totalStride());
        assertEquals(new MapShape(5, 0, 2), graph.shape("told"));
        assertEquals(new MapShape(5, 2, 0), graph.shape("back"));
        assertEquals(2, graph.shape("told").side(48));
        assertEquals(24, graph.shape("back").side(48));
        assertTrue(graph.seesWholePatch());
    }

    @Test
    void groupsSeeTheirOwnChannelsOnly() {
        var depthwise = new Convolution("a", "input", 6, 12, 3, 1, 2, 6, Bias.NONE, KernelStart.HE);
        assertEquals(12 * 9, new LayerGraph(6, List.of(depthwise)).parameterCount());
        assertEquals(new ReceptiveField(2, 2), ReceptiveField.of(new LayerGraph(6, List.of(depthwise))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Convolution("a", "input", 6, 8, 3, 1, 1, 4, Bias.NONE, KernelStart.HE));
    }

    private static void refuse(Layer... layers) {
        var list = List.of(layers);
        assertThrows(IllegalArgumentException.class, () -> new LayerGraph(1, list), list.toString());
    }

    @Test
    void reachOfConvolutionsAddsUp() {
        var graph =
                new LayerGraph(1, List.of(convolution("a", "input", 1, 1, 3, 1), convolution("b", "a", 1, 1, 5, 1)));
        assertEquals(new ReceptiveField(3, 3), ReceptiveField.of(graph));
    }

    @Test
    void reachOfPoolingDependsOnThePlaceInTheBlock() {
        var graph = new LayerGraph(1, List.of(new MaxPool("a", "input"), new Upsample("b", "a")));
        // an even pixel reads the block before its own, an odd one the block after
        assertEquals(new ReceptiveField(2, 2), ReceptiveField.of(graph));
        assertEquals(2, ReceptiveField.of(graph).margin(2));
    }

    @Test
    void reachIsNotAlwaysTheSameOnBothSides() {
        var graph = new LayerGraph(
                1, List.of(convolution("a", "input", 1, 1, 3, 2), new Upsample("b", "a"), new BatchNorm("c", "b")));
        assertEquals(new ReceptiveField(3, 2), ReceptiveField.of(graph));
        assertEquals(4, ReceptiveField.of(graph).margin(2));
    }
}
