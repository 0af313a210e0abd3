package org.lapwing.workbench.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Outcome;
import org.lapwing.learning.TrainingSettings;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.ModelException;
import org.lapwing.model.Networks;
import org.lapwing.model.SegmenterFactory;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.device.DeviceDecision;
import org.lapwing.model.serving.Segmenters;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.prediction.CalibrationPatches;
import org.lapwing.prediction.InputComparison;
import org.lapwing.prediction.LiveModel;
import org.lapwing.prediction.PredictedRaster;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.PredictionStorage;
import org.lapwing.workbench.text.FailureText;

/// Models on this machine's device.
final class LocalModels implements ModelService {

    private static final int MOST_FOLDERS = 10_000;

    private final DeviceDecision decision;
    private final DeviceQueue device;
    private final SegmenterFactory segmenters;
    private final CancelToken closing;
    private final LocalStorage storage;

    LocalModels(
            DeviceDecision decision,
            DeviceQueue device,
            SegmenterFactory segmenters,
            CancelToken closing,
            LocalStorage storage) {
        this.closing = closing;
        this.storage = storage;
        this.decision = decision;
        this.device = device;
        this.segmenters = segmenters;
    }

    @Override
    public List<Network> networks() {
        int patch = TrainingSettings.defaults().patch();
        return Networks.names().stream()
                .map(name -> new Network(name, Networks.patchNear(name, patch)))
                .toList();
    }

    @Override
    public boolean hasCheckpoint(Path modelFolder) {
        try {
            return Files.isDirectory(modelFolder)
                    && !ModelFolder.open(modelFolder).isEmpty();
        } catch (ModelException _) { // nothing to predict with; opening it on purpose says why
            return false;
        }
    }

    @Override
    public Path folderForNewRun(Path modelFolder) throws IOException {
        for (int number = 1; number <= MOST_FOLDERS; number++) {
            var folder =
                    number == 1 ? modelFolder : modelFolder.resolveSibling(modelFolder.getFileName() + "-" + number);
            if (isFree(folder)) {
                return folder;
            }
        }
        throw new IOException("No free folder was found beside " + modelFolder + ". Choose another model folder.");
    }

    private static boolean isFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    @Override
    public Live live(OpenedImage image) {
        var content = new ImageContent(image.file(), decision.device().toString(), closing);
        var settings = storage.settings(content);
        var model = new LiveModel(image.source(), device, segmenters, settings);
        var second = new LiveModel(image.source(), device, segmenters, settings);
        return new Live() {
            @Override
            public Examined examine(Path modelFolder) throws IOException {
                var checkpoint = ModelFolder.open(modelFolder).best();
                return new Examined(
                        checkpoint,
                        InputComparison.of(
                                checkpoint.card(), image.source(), image.statistics(), image.file(), closing));
            }

            @Override
            public Prediction offerBest(Path modelFolder, Precision precision) throws IOException {
                storage.prepare(content);
                return precision == Precision.INT8 ? offerQuick(modelFolder) : best(model, modelFolder);
            }

            /// The patches are read here, so that the device's thread waits for no file.
            private Prediction offerQuick(Path modelFolder) throws IOException {
                var checkpoint = ModelFolder.open(modelFolder).best();
                var patches = CalibrationPatches.of(checkpoint.card(), image.source(), closing);
                var quick = Segmenters.inEightBits(patches, CalibrationPatches.side(checkpoint.card()));
                return published(
                        model, checkpoint, modelFolder, Precision.INT8, model.offer(checkpoint, quick, "int8"));
            }

            @Override
            public Prediction offer(Checkpoint checkpoint) throws IOException {
                storage.prepare(content);
                return published(model, checkpoint, checkpoint.modelFolder(), Precision.FULL, model.offer(checkpoint));
            }

            @Override
            public Prediction compareWith(Checkpoint checkpoint) throws IOException {
                storage.prepare(content);
                return published(
                        second, checkpoint, checkpoint.modelFolder(), Precision.FULL, second.offer(checkpoint));
            }

            @Override
            public Prediction compareWith(Path modelFolder) throws IOException {
                storage.prepare(content);
                return best(second, modelFolder);
            }

            @Override
            public void close() {
                storage.forget(content);
                model.close();
                second.close();
            }
        };
    }

    private static ModelService.Prediction best(LiveModel model, Path modelFolder) throws IOException {
        var checkpoint = ModelFolder.open(modelFolder).best();
        return published(model, checkpoint, modelFolder, Precision.FULL, model.offer(checkpoint));
    }

    private static ModelService.Prediction published(
            LiveModel model,
            Checkpoint checkpoint,
            Path modelFolder,
            Precision precision,
            CompletableFuture<PredictedRaster> offered)
            throws IOException {
        try {
            var raster = Outcome.of(offered, CancelToken.NEVER);
            var earlier = model.previous()
                    .map(before -> new Earlier(
                            before,
                            before.card().legend(),
                            before.card().provenance().epoch()));
            return new ModelService.Prediction(raster, checkpoint, modelFolder, precision, earlier);
        } catch (RuntimeException failure) {
            throw new ModelException(
                    "The checkpoint in " + checkpoint.folder() + " cannot be used: " + FailureText.of(failure),
                    failure);
        }
    }

    @Override
    public boolean hasInt8() {
        return decision.device() instanceof ComputeDevice.Cpu;
    }

    @Override
    public PredictionStorage storage() {
        return storage;
    }

    @Override
    public Device device() {
        return new Device(
                switch (decision.device()) {
                    case ComputeDevice.Cpu _ -> "CPU × " + Runtime.getRuntime().availableProcessors();
                    case ComputeDevice.Gpu gpu -> "GPU " + gpu.number();
                },
                decision.reason());
    }
}
