package org.lapwing.workbench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.learning.LockedGround;
import org.lapwing.raster.Grid;

/// Where what people label is kept. Methods block, so they are called on [#threads].
public interface LabelService {

    /// Runs what blocks, one task after another; what was asked for is done even while the window closes.
    Executor threads();

    /// Dates what people draw.
    Clock clock();

    /// Where labels of an image are kept while it belongs to no saved project: beside the image, or in a folder of the
    /// person's where nothing can be written there.
    Path placeBeside(Path image);

    /// Whether labels are kept in a file.
    boolean exists(Path file);

    /// Makes a file for labels; nothing may be there.
    ///
    /// @param crs reference system of all shapes; empty for pixels of an image without georeference
    /// @throws IOException a sentence with the remedy
    LabelStore create(Path file, String crs, LabelClasses classes, String author) throws IOException;

    /// Opens a file of labels for editing.
    ///
    /// @throws IOException a sentence with the remedy
    LabelStore open(Path file, String author) throws IOException;

    /// The ground that the training of a model held back on a raster: nobody may label it into training.
    ///
    /// @throws IOException where the model does not say it in a way that can be read
    LockedGround locked(Path modelFolder, Grid grid) throws IOException;

    /// Moves the file of closed labels; nothing may be at the target.
    ///
    /// @throws IOException where it could not be moved; it is still at its place then
    void move(Path from, Path target) throws IOException;
}
