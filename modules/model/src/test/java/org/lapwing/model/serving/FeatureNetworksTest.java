package org.lapwing.model.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.DeepLabV2;
import org.lapwing.model.FeatureNetwork;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.Networks;
import org.lapwing.model.ThinNetworks;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.Weights;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.djl.DjlFeatures;
import org.lapwing.model.encoder.ResNet.Depth;
import org.lapwing.model.graph.HeadCut;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.onnx.OnnxSegmenter;

class FeatureNetworksTest {

    private static ModelCard card(NetworkSpec network) {
        var classes = new ArrayList<LegendClass>();
        for (int index = 0; index < network.classes(); index++) {
            classes.add(new LegendClass(index + 1, "class " + index, "#00000" + index, List.of()));
        }
        var bands = new ArrayList<BandNormalization>();
        for (int band = 0; band < network.bands(); band++) {
            bands.add(new BandNormalization("band " + band, band, 0, 1));
        }
        return ModelCard.of("test", network, bands, 1, new Legend(classes, Set.of(0)), TrainingProvenance.untrained(1));
    }

    private static float[] noise(int size) {
        var random = new SplittableRandom(4);
        var values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (random.nextDouble() * 4 - 2);
        }
        return values;
    }

    /// The whole network's answer at every second pixel is the head of what the body says there, where both agree on
    /// what they cut: the body shows one stride more on each side.
    @Test
    void theHeadOfWhatTheBodySaysIsWhatTheNetworkAnswers() throws ModelException {
        for (var network : ThinNetworks.withHead(2, 3)) {
            var card = card(network);
            var weights = InitialWeights.draw(network.graph(), 2);
            int side = 2 * card.margin() + 4 * card.stride();
            var input = noise(2 * side * side);
            try (var body = new FeatureNetworks(new ComputeDevice.Cpu()).open(card, weights)) {
                assertEquals(card.margin() - card.stride(), body.margin());
                var features = body.features(input, 1, side, side);
                int places = (side - 2 * body.margin()) / body.stride();
                assertEquals(body.channels() * places * places, features.length);
                var head = head(network, weights, body);
                // a network that is the head alone, on the body's map; margins are cut by hand
                var scores = headScores(head, features, places);
                try (var whole = OnnxSegmenter.open(card, weights)) {
                    compare(card, body, scores, places, whole.scores(input, 1, side, side));
                }
            }
        }
    }

    @Test
    void aSumOfHeadsIsRefusedWithAWayOut() {
        var network = new DeepLabV2(2, 3, Depth.RESNET50, 2);
        var weights = InitialWeights.draw(network.graph(), 2);
        var networks = new FeatureNetworks(new ComputeDevice.Cpu());
        var failure = assertThrows(ModelException.class, () -> networks.open(card(network), weights));
        assertTrue(failure.getMessage().contains("deeplab-v2-resnet50"), failure.getMessage());
        assertTrue(failure.getMessage().contains("--start-from"), failure.getMessage());
    }

    private record Head(HeadCut cut, Weights weights, int classes) {}

    private static Head head(NetworkSpec network, Weights weights, FeatureNetwork body) {
        var cut = HeadCut.of(network.graph());
        assertEquals(cut.stride(), body.stride());
        return new Head(cut, weights, network.classes());
    }

    /// Scores at the body's places, before they are enlarged.
    private static float[] headScores(Head head, float[] features, int places) {
        int kernel = head.cut.head().kernel();
        int channels = head.cut.head().inputChannels();
        var weight = head.weights.get(head.cut.kernelName()).values();
        var bias = head.weights.get(head.cut.biasName()).values();
        var scores = new float[head.classes * places * places];
        for (int index = 0; index < head.classes; index++) {
            for (int row = kernel / 2; row < places - kernel / 2; row++) {
                for (int column = kernel / 2; column < places - kernel / 2; column++) {
                    double sum = bias[index];
                    for (int channel = 0; channel < channels; channel++) {
                        for (int tap = 0; tap < kernel * kernel; tap++) {
                            int at = (channel * places + row + tap / kernel - kernel / 2) * places
                                    + column
                                    + tap % kernel
                                    - kernel / 2;
                            sum += weight[(index * channels + channel) * kernel * kernel + tap] * (double) features[at];
                        }
                    }
                    scores[(index * places + row) * places + column] = (float) sum;
                }
            }
        }
        return scores;
    }

    private static void compare(ModelCard card, FeatureNetwork body, float[] scores, int places, float[] whole) {
        int core = 4 * card.stride();
        int beside = card.stride() / body.stride();
        double worst = 0;
        double largest = 0;
        for (int index = 0; index < card.network().classes(); index++) {
            for (int row = 0; row < core; row++) {
                for (int column = 0; column < core; column++) {
                    double expected = whole[(index * core + row) * core + column];
                    double found = enlarged(scores, index, places, row, column, beside, body.stride());
                    worst = Math.max(worst, Math.abs(expected - found));
                    largest = Math.max(largest, Math.abs(expected));
                }
            }
        }
        assertTrue(largest > 0.1, "the network answers something: " + largest);
        assertTrue(
                worst < 2e-3 * largest,
                worst + " of " + largest + " for " + card.network().networkName());
    }

    private static double enlarged(float[] scores, int index, int places, int row, int column, int beside, int stride) {
        double y = (row + 0.5) / stride - 0.5 + beside;
        double x = (column + 0.5) / stride - 0.5 + beside;
        int top = (int) Math.floor(y);
        int left = (int) Math.floor(x);
        double sum = 0;
        for (int down = 0; down < 2; down++) {
            for (int right = 0; right < 2; right++) {
                double share = (down == 0 ? 1 - (y - top) : y - top) * (right == 0 ? 1 - (x - left) : x - left);
                sum += share == 0 ? 0 : share * scores[(index * places + top + down) * places + left + right];
            }
        }
        return sum;
    }

    @Test
    void bothEnginesSayTheSame() throws ModelException {
        var card = card(Networks.byName("unet", 2, 3));
        var weights = InitialWeights.draw(card.network().graph(), 2);
        int side = 2 * card.margin() + 2 * card.stride();
        var input = noise(2 * side * side);
        try (var one = new FeatureNetworks(new ComputeDevice.Cpu()).open(card, weights);
                var other = DjlFeatures.open(new ComputeDevice.Cpu(), card, weights)) {
            var first = one.features(input, 1, side, side);
            var second = other.features(input, 1, side, side);
            assertEquals(first.length, second.length);
            for (int i = 0; i < first.length; i++) {
                assertEquals(first[i], second[i], 1e-3 * (1 + Math.abs(first[i])));
            }
        }
    }

    @Test
    void patchesOfOtherSizesAreRefused() throws ModelException {
        var card = card(Networks.byName("unet", 2, 3));
        try (var body = new FeatureNetworks(new ComputeDevice.Cpu())
                .open(card, InitialWeights.draw(card.network().graph(), 2))) {
            assertThrows(IllegalArgumentException.class, () -> body.features(new float[2 * 250 * 250], 1, 250, 250));
            assertThrows(IllegalArgumentException.class, () -> body.features(new float[2 * 224 * 224], 1, 224, 224));
            assertThrows(IllegalArgumentException.class, () -> body.features(new float[7], 1, 320, 320));
        }
    }

    @Test
    void aModelWithoutItsWeightsHasNoBody() {
        var card = card(Networks.byName("unet", 2, 3));
        var others = InitialWeights.draw(Networks.byName("unet", 2, 4).graph(), 1);
        assertThrows(ModelException.class, () -> new FeatureNetworks(new ComputeDevice.Cpu()).open(card, others));
        assertEquals(
                LayerGraph.INPUT,
                card.network().graph().layers().getFirst().inputs().getFirst());
    }
}
