package org.lapwing.workbench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lapwing.accuracy.AccuracyReport;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.model.Checkpoint;
import org.lapwing.raster.RasterSource;

/// Judges the model's map.
@FunctionalInterface
public interface AccuracyService {

    /// What the map is compared with.
    sealed interface Reference {

        /// The labels inside the blocks that training never saw.
        ///
        /// @param labels the labels the model was trained on
        record TestBlocks(OpenedLabels labels) implements Reference {}

        /// Every labelled pixel of a raster that training did not use.
        ///
        /// @param file the raster
        record File(Path file) implements Reference {}
    }

    /// What to judge.
    ///
    /// @param image what was classified
    /// @param checkpoint by which weights
    /// @param modelFolder the folder of the weights, which knows the blocks kept for testing
    /// @param reference the truth
    record Order(OpenedImage image, Checkpoint checkpoint, Path modelFolder, Reference reference) {

        /// The pixels that are read and belong to someone else.
        public List<RasterSource> sources() {
            return switch (reference) {
                case Reference.TestBlocks(var labels) -> List.of(image.source(), labels.source());
                case Reference.File _ -> List.of(image.source());
            };
        }
    }

    /// Predicts and compares on the calling thread.
    ///
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires
    AccuracyReport assess(Order order, CancelToken cancel, ProgressListener listener) throws IOException;
}
