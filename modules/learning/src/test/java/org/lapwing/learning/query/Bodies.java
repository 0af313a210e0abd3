package org.lapwing.learning.query;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.FeatureNetwork;
import org.lapwing.model.FeatureNetworkFactory;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.ModelCard;
import org.lapwing.model.Tensor;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.UNet;
import org.lapwing.model.Weights;

/// Models without an engine: two features a place, the first band and its negative, so that a head makes any
/// scores.
final class Bodies {

    static final Legend LEGEND = new Legend(
            List.of(
                    new LegendClass(1, "dark", "#000000", List.of()),
                    new LegendClass(2, "bright", "#FFFFFF", List.of())),
            java.util.Set.of(0));

    /// Bodies opened and not closed.
    final AtomicInteger open = new AtomicInteger();
    /// Patches described.
    final AtomicInteger described = new AtomicInteger();

    private static UNet network(int bands) {
        return new UNet(bands, 2, 1, 2, UNet.Norm.NONE);
    }

    /// A card for patches of 36 pixels, 32 of them answered; values are divided by 100 after 128 was taken off.
    static ModelCard card(int bands) {
        var channels = java.util.stream.IntStream.range(0, bands)
                .mapToObj(band -> new BandNormalization("band " + (band + 1), band, 128, 100))
                .toList();
        return new ModelCard(
                ModelCard.FORMAT,
                "fake",
                network(bands),
                channels,
                1,
                36,
                2,
                1,
                LEGEND,
                TrainingProvenance.untrained(1));
    }

    /// Weights whose head scores class 0 by `-gain * value` and class 1 by `gain * value`.
    static Weights weights(int bands, float gain) {
        return InitialWeights.draw(network(bands).graph(), 1)
                .with(Map.of(
                        "head.weight",
                        new Tensor(List.of(2, 2, 1, 1), new float[] {-gain / 2, gain / 2, gain / 2, -gain / 2}),
                        "head.bias",
                        new Tensor(List.of(2), new float[2])));
    }

    static Query.Asked asked(int bands, float gain) {
        return new Query.Asked("%064x".formatted(Math.round(gain * 1000)), card(bands), weights(bands, gain));
    }

    FeatureNetworkFactory factory() {
        return (card, _) -> {
            open.incrementAndGet();
            return new FeatureNetwork() {
                @Override
                public int channels() {
                    return 2;
                }

                @Override
                public int stride() {
                    return 1;
                }

                @Override
                public int margin() {
                    return card.margin() - card.stride();
                }

                @Override
                public float[] features(float[] input, int batch, int height, int width) {
                    described.addAndGet(batch);
                    int rows = height - 2 * margin();
                    int columns = width - 2 * margin();
                    var features = new float[2 * rows * columns];
                    for (int row = 0; row < rows; row++) {
                        for (int column = 0; column < columns; column++) {
                            float value = input[(row + margin()) * width + column + margin()];
                            features[row * columns + column] = value;
                            features[rows * columns + row * columns + column] = -value;
                        }
                    }
                    return features;
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        };
    }
}
