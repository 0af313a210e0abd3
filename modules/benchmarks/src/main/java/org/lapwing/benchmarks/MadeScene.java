package org.lapwing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.lapwing.datasets.scene.SceneSettings;
import org.lapwing.datasets.scene.SceneWriter;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.LegendFile;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.mapview.ScoreStyle;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.ModelCard;
import org.lapwing.model.Networks;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.raster.RasterSource;

/// The made landscape that several measurements share, and a model of random weights for it.
final class MadeScene {

    /// Columns and rows.
    static final int SIDE = 4096;

    private MadeScene() {}

    /// Writes the landscape into `scene` of the working folder, where it is not there yet.
    static void write(Path folder) throws IOException {
        if (!Files.exists(legend(folder))) {
            SceneWriter.write(
                    folder.resolve("scene"), SceneSettings.square(SIDE, 1), CancelToken.NEVER, ProgressListener.NONE);
        }
    }

    static Path image(Path folder) {
        return folder.resolve("scene/image.tif");
    }

    static Path labels(Path folder) {
        return folder.resolve("scene/labels.tif");
    }

    static Path legend(Path folder) {
        return folder.resolve("scene/legend.json");
    }

    /// The style of its scores.
    static ScoreStyle scoreStyle(Path folder, ScoreMode mode) throws IOException {
        return new ScoreStyle(LegendFile.read(legend(folder)), mode);
    }

    /// A checkpoint of the usual network with random weights.
    static Checkpoint randomModel(Path folder, RasterSource image) throws IOException {
        var classes = LegendFile.read(legend(folder));
        var network = Networks.byName("unet", image.bands().size(), classes.size());
        var bands = IntStream.range(0, image.bands().size())
                .mapToObj(
                        index -> new BandNormalization(image.bands().get(index).name(), index, 110, 45))
                .toList();
        var card = ModelCard.of("random weights", network, bands, 1, classes, TrainingProvenance.untrained(1));
        var model = Files.createTempDirectory(folder, "model");
        return ModelFolder.openOrCreate(model)
                .write(card, InitialWeights.draw(network.graph(), 1), ModelFolder.Rank.BEST);
    }
}
