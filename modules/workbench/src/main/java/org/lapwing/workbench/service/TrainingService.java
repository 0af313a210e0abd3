package org.lapwing.workbench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.learning.TrainingProgress;
import org.lapwing.learning.TrainingResult;
import org.lapwing.learning.TrainingSettings;
import org.lapwing.raster.RasterSource;

/// Trains models.
@FunctionalInterface
public interface TrainingService {

    /// What to train.
    ///
    /// @param image what the network sees
    /// @param labels what it should say; empty where only annotations do
    /// @param annotations what people drew, which counts more than the labels; empty where they drew nothing
    /// @param legend the classes to tell apart: those of the labels, then those that only annotations have
    /// @param settings how
    /// @param modelFolder where checkpoints go
    record Order(
            OpenedImage image,
            Optional<OpenedLabels> labels,
            Optional<LabelSnapshot> annotations,
            Legend legend,
            TrainingSettings settings,
            Path modelFolder) {

        /// Refuses orders without anything to learn from.
        public Order {
            if (labels.isEmpty() && annotations.isEmpty()) {
                throw new IllegalArgumentException("neither labels nor annotations to learn from");
            }
        }

        /// The same into another folder.
        public Order into(Path folder) {
            return new Order(image, labels, annotations, legend, settings, folder);
        }

        /// What is read while it runs.
        public List<RasterSource> sources() {
            return labels.map(each -> List.of(image.source(), each.source())).orElse(List.of(image.source()));
        }
    }

    /// Trains on the calling thread.
    ///
    /// @param listener told on the calling thread; a checkpoint reported as validated can be opened at once
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires
    TrainingResult train(Order order, CancelToken cancel, Consumer<TrainingProgress> listener) throws IOException;
}
