package org.lapwing.workbench.fake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lapwing.model.Checkpoint;
import org.lapwing.prediction.InputDifference;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.OpenedImage;

/// Models whose every checkpoint is a little better than the one before.
public final class FakeModels implements ModelService {

    /// How many checkpoints were offered.
    public int offers;

    /// Whether checkpoints fail their trial.
    public boolean refusing;

    /// How the image differs from those that every model learnt from.
    public List<InputDifference> differences = List.of();

    /// How many predictions were closed.
    public int closed;

    /// Where predictions are kept.
    public final FakeStorage storage = new FakeStorage();

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
            public Examined examine(Path modelFolder) {
                return new Examined(
                        FakeCheckpoint.of(modelFolder, image, FakeLand.LEGEND, offers + 1, 0.5), differences);
            }

            @Override
            public Prediction offerBest(Path modelFolder, Precision precision) throws IOException {
                if (refusing) {
                    throw new IOException("Checkpoint of " + modelFolder + " gives values that are no numbers.");
                }
                offers++;
                double skill = skill(offers);
                return new Prediction(
                        land.scores("v" + offers, skill),
                        FakeCheckpoint.of(modelFolder, image, FakeLand.LEGEND, offers, 0.3 + 0.5 * skill),
                        modelFolder,
                        precision,
                        offers == 1
                                ? Optional.empty()
                                : Optional.of(new Earlier(
                                        land.scores("v" + (offers - 1), skill(offers - 1)),
                                        FakeLand.LEGEND,
                                        offers - 1)));
            }

            @Override
            public Prediction offer(Checkpoint checkpoint) {
                return of(checkpoint);
            }

            @Override
            public Prediction compareWith(Checkpoint checkpoint) {
                return of(checkpoint);
            }

            private Prediction of(Checkpoint checkpoint) {
                return new Prediction(
                        land.scores("of " + checkpoint.name(), skill(checkpoint.epoch())),
                        checkpoint,
                        checkpoint.modelFolder(),
                        Precision.FULL,
                        Optional.empty());
            }

            @Override
            public Prediction compareWith(Path modelFolder) throws IOException {
                if (refusing) {
                    throw new IOException("There is no checkpoint in " + modelFolder + ".");
                }
                return new Prediction(
                        land.scores("second", 0.5),
                        FakeCheckpoint.of(modelFolder, image, FakeLand.LEGEND, 9, 0.6),
                        modelFolder,
                        Precision.FULL,
                        Optional.empty());
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    private static double skill(int offer) {
        return 1 - Math.pow(0.6, offer);
    }

    @Override
    public boolean hasInt8() {
        return true;
    }

    @Override
    public FakeStorage storage() {
        return storage;
    }

    @Override
    public Device device() {
        return new Device("CPU · 2 threads", "No CUDA device was found: the NVIDIA driver is not installed.");
    }
}
