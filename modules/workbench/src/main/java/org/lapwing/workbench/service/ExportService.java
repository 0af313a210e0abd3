package org.lapwing.workbench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.model.Checkpoint;
import org.lapwing.prediction.UnknownClass;
import org.lapwing.raster.Window;

/// Writes classified GeoTIFFs.
@FunctionalInterface
public interface ExportService {

    /// What to write.
    ///
    /// @param image what to classify
    /// @param checkpoint by which weights
    /// @param target the classified file
    /// @param unknown which pixels are too unsure for a class; empty gives every pixel one
    /// @param probabilities a file of one band a class, where wanted
    /// @param window which part of the image
    record Order(
            OpenedImage image,
            Checkpoint checkpoint,
            Path target,
            Optional<UnknownClass> unknown,
            Optional<Path> probabilities,
            Window window) {}

    /// Writes on the calling thread; nothing is left at `target` when it fails or is cancelled.
    ///
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires
    void export(Order order, CancelToken cancel, ProgressListener listener) throws IOException;
}
