package org.lapwing.workbench.fake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.OpenedImage;

/// Models whose every checkpoint is a little better than the one before.
public final class FakeModels implements ModelService {

    /// How many checkpoints were offered.
    public int offers;

    /// Whether checkpoints fail their trial.
    public boolean refusing;

    /// How many predictions were closed.
    public int closed;

    private final FakeLand land;

    FakeModels(FakeLand land) {
        this.land = land;
    }

    @Override
    public List<Network> networks() {
        return List.of(new Network("unet", 256), new Network("landcover-unet", 256));
    }

    @Override
    public boolean hasCheckpoint(Path modelFolder) {
        return modelFolder.endsWith("trained-model");
    }

    @Override
    public Path folderForNewRun(Path modelFolder) {
        return hasCheckpoint(modelFolder) ? modelFolder.resolveSibling("model-2") : modelFolder;
    }

    @Override
    public Live live(OpenedImage image) {
        return new Live() {
            @Override
            public Prediction offerBest(Path modelFolder) throws IOException {
                if (refusing) {
                    throw new IOException("Checkpoint of " + modelFolder + " gives values that are no numbers.");
                }
                offers++;
                double skill = 1 - Math.pow(0.6, offers);
                return new Prediction(
                        land.scores("v" + offers, skill),
                        FakeCheckpoint.of(modelFolder, image, FakeLand.LEGEND, offers, 0.3 + 0.5 * skill),
                        modelFolder);
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    @Override
    public Device device() {
        return new Device("CPU · 2 threads", "No CUDA device was found: the NVIDIA driver is not installed.");
    }
}
