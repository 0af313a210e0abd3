package org.lapwing.workbench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lapwing.labels.Legend;
import org.lapwing.raster.RasterSource;

/// Trained models as layers on the map. Every method blocks.
public interface ModelService {

    /// A network that can be trained.
    ///
    /// @param name as the command line calls it
    /// @param patch side of its usual training patches in pixels
    record Network(String name, int patch) {}

    /// A model's map of an image.
    ///
    /// @param source one band of scores for each class; a new source for every checkpoint
    /// @param legend the classes of the bands
    /// @param epoch epoch of its checkpoint
    /// @param meanIou validation mean IoU of the checkpoint; NaN where the card does not say
    record Prediction(RasterSource source, Legend legend, int epoch, double meanIou) {}

    /// The prediction of one image by whichever checkpoint was offered last. Closing frees the device.
    interface Live extends AutoCloseable {

        /// Takes the best checkpoint of a model folder, tries it and publishes its map.
        ///
        /// @throws IOException if there is none, or it fails its trial; the earlier one stays
        Prediction offerBest(Path modelFolder) throws IOException;

        @Override
        void close();
    }

    /// The networks that can be trained, the usual one first.
    List<Network> networks();

    /// Whether a folder holds a checkpoint to predict with.
    boolean hasCheckpoint(Path modelFolder);

    /// Where a new run may write: the folder itself where nothing stands in it, else one beside it with a number.
    Path folderForNewRun(Path modelFolder) throws IOException;

    /// Prepares predictions of an image.
    Live live(OpenedImage image);

    /// The device that computes and why it was chosen.
    Device device();

    /// Where models compute.
    ///
    /// @param name such as `CPU, 8 threads` or `NVIDIA H200`
    /// @param reason why this one, a whole sentence
    record Device(String name, String reason) {}
}
