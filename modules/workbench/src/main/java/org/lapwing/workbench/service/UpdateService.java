package org.lapwing.workbench.service;

import java.io.IOException;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.learning.update.UpdateResult;

/// Lets a model learn from new labels in seconds.
@FunctionalInterface
public interface UpdateService {

    /// What to learn from.
    ///
    /// @param image what the network sees
    /// @param truth ground truth that was learnt from before and must not be forgotten; empty where there is none
    /// @param labels everything that people labelled
    /// @param base the model on the map
    record Order(OpenedImage image, Optional<OpenedLabels> truth, LabelSnapshot labels, ModelService.Prediction base) {}

    /// Updates on the calling thread.
    ///
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires; the model is as it was
    /// @throws IOException with a sentence; the model is as it was
    UpdateResult update(Order order, CancelToken cancel, ProgressListener listener) throws IOException;
}
