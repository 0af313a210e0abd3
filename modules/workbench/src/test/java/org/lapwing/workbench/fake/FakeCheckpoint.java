package org.lapwing.workbench.fake;

import java.nio.file.Path;
import java.util.Map;
import org.lapwing.labels.Legend;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.ModelCard;
import org.lapwing.model.Networks;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.workbench.service.OpenedImage;

/// Checkpoints without weights.
public final class FakeCheckpoint {

    private static final long STEPS_PER_EPOCH = 40;

    private FakeCheckpoint() {}

    /// What an update makes.
    public static Checkpoint updated(
            Path modelFolder, OpenedImage image, Legend legend, int number, long labelRevision) {
        var base = of(modelFolder, image, legend, 6, 0.8);
        var before = base.card().provenance();
        var provenance = new TrainingProvenance(
                "test",
                1,
                before.epoch(),
                before.steps(),
                Map.of(),
                Map.of(TrainingProvenance.LABEL_REVISION, String.valueOf(labelRevision)),
                Map.of("heldOutMeanIou", 0.62 + 0.02 * number, "seconds", 1.9));
        return new Checkpoint(
                modelFolder.resolve("checkpoints").resolve("epoch-0006-update-000" + number),
                String.format("%064x", 600 + number),
                base.card().withProvenance(provenance));
    }

    static Checkpoint of(Path modelFolder, OpenedImage image, Legend legend, int epoch, double meanIou) {
        var bands = image.source().bands().stream()
                .map(band -> new BandNormalization(band.name(), 0, 100, 50))
                .toList();
        var provenance = new TrainingProvenance(
                "test", 1, epoch, epoch * STEPS_PER_EPOCH, Map.of(), Map.of(), Map.of("meanIou", meanIou));
        var card = ModelCard.of(
                "fake", Networks.byName("unet", bands.size(), legend.size()), bands, 1, legend, provenance);
        return new Checkpoint(modelFolder.resolve("epoch-" + epoch), String.format("%064x", epoch), card);
    }
}
