package org.lapwing.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.labels.Legend;

/// One training run, from labelled images to checkpoints in a model folder.
public final class TrainingRun {

    private final List<LabelledImage> images;
    private final TrainingSettings settings;
    private final Path modelFolder;

    /// @param images what to learn from, at least one; all with the same bands
    /// @param legend the classes the labels' indices count
    /// @param modelFolder where checkpoints go; created if missing
    /// @param device the device's queue; training steps go to its training lane
    /// @param decoders reads and augments patches
    public TrainingRun(
            List<LabelledImage> images,
            Legend legend,
            TrainingSettings settings,
            Path modelFolder,
            DeviceQueue device,
            WorkerPool decoders) {
        this.images = List.copyOf(images);
        this.settings = settings;
        this.modelFolder = modelFolder;
    }

    /// Trains on the calling thread (named `train` by its owner) until the length is reached.
    ///
    /// @param cancel polled between batches; what finished epochs left in the folder can be resumed
    /// @param listener told of every step and epoch
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires
    /// @throws IOException if an image cannot be read or a checkpoint cannot be written
    public TrainingResult run(CancelToken cancel, Consumer<TrainingProgress> listener) throws IOException {
        throw new UnsupportedOperationException(
                "training of " + images.size() + " images into " + modelFolder + " with " + settings.network());
    }
}
