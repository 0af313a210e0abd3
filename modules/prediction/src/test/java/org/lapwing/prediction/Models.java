package org.lapwing.prediction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.ModelCard;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.UNet;

/// Cards and checkpoints that fit the scenes of the tests.
final class Models {

    /// Thresholds for the fake segmenter on normalised values: three classes.
    static final float[] THRESHOLDS = {-0.4f, 0.5f};

    private Models() {}

    /// Water 10, tree 20, field 30; 0 is ignored.
    static Legend legend() {
        return new Legend(
                List.of(
                        new LegendClass(10, "water", "#0000FF", List.of()),
                        new LegendClass(20, "tree", "#00AA00", List.of()),
                        new LegendClass(30, "field", "#FFEE00", List.of())),
                Set.of(0));
    }

    static ModelCard card(int patch, int margin, List<String> bandNames, double resolution) {
        var bands = new ArrayList<BandNormalization>();
        for (int i = 0; i < bandNames.size(); i++) {
            bands.add(new BandNormalization(bandNames.get(i), i, 128 + i, 60 - i));
        }
        return new ModelCard(
                ModelCard.FORMAT,
                "test model",
                new UNet(bandNames.size(), 3, 1, 1, UNet.Norm.NONE),
                bands,
                resolution,
                patch,
                margin,
                1,
                legend(),
                TrainingProvenance.untrained(42));
    }

    static ModelCard card(int patch, int margin) {
        return card(patch, margin, List.of("band 1", "band 2"), 1);
    }

    static Checkpoint checkpoint(ModelCard card, String sha256) {
        return new Checkpoint(Path.of("model", sha256), sha256, card);
    }
}
