package org.lapwing.workbench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.learning.TrainingProgress;
import org.lapwing.learning.TrainingResult;
import org.lapwing.learning.TrainingSettings;

/// Trains models.
@FunctionalInterface
public interface TrainingService {

    /// What to train.
    ///
    /// @param image what the network sees
    /// @param labels what it should say
    /// @param settings how
    /// @param modelFolder where checkpoints go
    record Order(OpenedImage image, OpenedLabels labels, TrainingSettings settings, Path modelFolder) {}

    /// Trains on the calling thread.
    ///
    /// @param listener told on the calling thread; a checkpoint reported as validated can be opened at once
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires
    TrainingResult train(Order order, CancelToken cancel, Consumer<TrainingProgress> listener) throws IOException;
}
