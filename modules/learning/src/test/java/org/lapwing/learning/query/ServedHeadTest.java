package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.LandcoverUNet;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.UNet;
import org.lapwing.model.onnx.OnnxFeatures;
import org.lapwing.model.onnx.OnnxSegmenter;

/// With the engine that serves.
class ServedHeadTest {

    @Test
    void bodyAndHeadGiveTheScoresOfTheWholeNetwork() throws ModelException {
        same(new UNet(3, 4, 3, 8, UNet.Norm.BATCH));
    }

    @Test
    void aHeadThatSeesItsNeighboursDoesSoAcrossTheEdgeOfACore() throws ModelException {
        same(new LandcoverUNet(3, 4));
    }

    private static void same(NetworkSpec network) throws ModelException {
        var classes = IntStream.range(0, 4)
                .mapToObj(index -> new LegendClass(index + 1, "class " + index, "#00000" + index, List.of()))
                .toList();
        var bands = IntStream.range(0, 3)
                .mapToObj(band -> new BandNormalization("band " + (band + 1), band, 0, 1))
                .toList();
        var card = ModelCard.of(
                "random", network, bands, 1, new Legend(classes, java.util.Set.of()), TrainingProvenance.untrained(1));
        var weights = InitialWeights.draw(network.graph(), 5);
        int side = 2 * card.margin() + 8 * card.stride();
        var random = new SplittableRandom(1);
        var input = new float[3 * side * side];
        for (int i = 0; i < input.length; i++) {
            input[i] = (float) random.nextDouble(-2, 2);
        }
        try (var body = OnnxFeatures.open(card, weights);
                var whole = OnnxSegmenter.open(card, weights, 1)) {
            int places = 8 * card.stride() / body.stride();
            int halo = (card.margin() - body.margin()) / body.stride();
            var scores = BodyHead.of(network.graph(), weights)
                    .scores(body.features(input, 1, side, side), places, places, halo);
            var expected = whole.scores(input, 1, side, side);
            assertEquals(expected.length, scores.length);
            double scale = 1;
            for (float each : expected) {
                scale = Math.max(scale, Math.abs(each));
            }
            for (int i = 0; i < scores.length; i++) {
                assertEquals(expected[i], scores[i], 1e-5 * scale);
            }
        }
    }
}
