package org.lapwing.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.model.graph.HeadCut;

class GrownModelTest {

    private static final NetworkSpec NETWORK = UNet.swift(2, 3);

    private static LegendClass of(int code, Integer... merges) {
        return new LegendClass(code, "class " + code, "#0000FF", List.of(merges));
    }

    private static Legend legend(LegendClass... classes) {
        return new Legend(List.of(classes), Set.of(0));
    }

    private static ModelCard card() {
        return ModelCard.of(
                "test",
                NETWORK,
                List.of(new BandNormalization("red", 0, 0, 1), new BandNormalization("nir", 1, 0, 1)),
                1,
                legend(of(10), of(20), of(30)),
                TrainingProvenance.untrained(1));
    }

    private static Weights weights() {
        var drawn = InitialWeights.draw(NETWORK.graph(), 3);
        return drawn.with(Map.of("head.bias", new Tensor(List.of(3), new float[] {0.5f, -1, 2})));
    }

    private static float[] row(Weights weights, int index) {
        var kernel = weights.get("head.weight");
        int length = kernel.values().length / kernel.shape().getFirst();
        var row = Arrays.copyOfRange(kernel.values(), index * length, (index + 1) * length + 1);
        row[length] = weights.get("head.bias").values()[index];
        return row;
    }

    @Test
    void oldClassesKeepTheirWeightsBitByBitWhereverTheyNowStand() throws ModelException {
        var grown = GrownModel.of(card(), weights(), legend(of(30), of(40), of(10), of(20)));
        assertEquals(List.of(2, GrownModel.NEW, 0, 1), grown.origin());
        assertArrayEquals(row(weights(), 2), row(grown.weights(), 0));
        assertArrayEquals(row(weights(), 0), row(grown.weights(), 2));
        assertArrayEquals(row(weights(), 1), row(grown.weights(), 3));
        var body = HeadCut.of(NETWORK.graph()).body();
        for (var each : body.parameters()) {
            assertArrayEquals(
                    weights().get(each.name()).values(),
                    grown.weights().get(each.name()).values());
        }
        grown.weights().requireFit(grown.card().network().graph());
        assertEquals(4, grown.card().legend().size());
        assertEquals("class 40", grown.added().getFirst().name());
    }

    @Test
    void aNewClassNeverWinsBeforeItIsLearnt() throws ModelException {
        var grown = GrownModel.of(card(), weights(), legend(of(10), of(20), of(30), of(40)));
        var random = new SplittableRandom(5);
        int inputs = row(weights(), 0).length - 1;
        for (int trial = 0; trial < 200; trial++) {
            var features = new float[inputs];
            for (int i = 0; i < inputs; i++) {
                features[i] = (float) (random.nextGaussian() * 10);
            }
            double best = Double.NEGATIVE_INFINITY;
            for (int index = 0; index < 3; index++) {
                best = Math.max(best, score(row(grown.weights(), index), features));
            }
            assertTrue(score(row(grown.weights(), 3), features) < best - GrownModel.HESITATION + 0.01);
        }
    }

    private static double score(float[] row, float[] features) {
        double score = row[features.length];
        for (int i = 0; i < features.length; i++) {
            score += row[i] * features[i];
        }
        return score;
    }

    @Test
    void theSameLegendChangesNothing() throws ModelException {
        var before = weights();
        var grown = GrownModel.of(card(), before, legend(of(10), of(20), of(30)));
        assertSame(before, grown.weights());
        assertTrue(grown.added().isEmpty());
    }

    @Test
    void aClassThatWentIntoAnotherIsDropped() throws ModelException {
        var grown = GrownModel.of(card(), weights(), legend(of(10, 20), of(30)));
        assertEquals(List.of("class 20"), grown.merged());
        assertArrayEquals(row(weights(), 0), row(grown.weights(), 0));
        assertArrayEquals(row(weights(), 2), row(grown.weights(), 1));
    }

    @Test
    void aLegendThatLostAClassIsRefused() {
        var refused = assertThrows(
                ModelException.class, () -> GrownModel.of(card(), weights(), legend(of(10), of(20), of(40))));
        assertTrue(refused.getMessage().contains("'class 30' (code 30)"), refused.getMessage());
        assertTrue(refused.getMessage().contains("merge it into another"), refused.getMessage());
    }
}
