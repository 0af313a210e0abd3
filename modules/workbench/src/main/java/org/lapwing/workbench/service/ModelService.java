package org.lapwing.workbench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lapwing.labels.Legend;
import org.lapwing.model.Checkpoint;
import org.lapwing.prediction.InputDifference;
import org.lapwing.raster.RasterSource;

/// Trained models as layers on the map. Every method blocks.
public interface ModelService {

    /// In which arithmetic a map is predicted. Exports are always in full precision.
    enum Precision {
        /// As trained.
        FULL,
        /// In 8 bits: two to three times as fast; single pixels may differ from the export.
        INT8
    }

    /// A network that can be trained.
    ///
    /// @param name as the command line calls it
    /// @param patch side of its usual training patches in pixels
    record Network(String name, int patch) {}

    /// A model's map of an image.
    ///
    /// @param source one band of scores for each class; a new source for every checkpoint
    /// @param checkpoint the weights behind it
    /// @param modelFolder the folder they were taken from
    /// @param precision in which arithmetic
    /// @param earlier the map of the checkpoint before, open as long as this one is the newest; empty for the
    ///     first
    record Prediction(
            RasterSource source,
            Checkpoint checkpoint,
            Path modelFolder,
            Precision precision,
            Optional<Earlier> earlier) {

        private static final String MEAN_IOU = "meanIou";

        /// The classes of the bands.
        public Legend legend() {
            return checkpoint.card().legend();
        }

        /// Epoch of the checkpoint.
        public int epoch() {
            return checkpoint.epoch();
        }

        /// Validation mean IoU of the checkpoint; NaN where the card does not say.
        public double meanIou() {
            return checkpoint.card().provenance().metrics().getOrDefault(MEAN_IOU, Double.NaN);
        }
    }

    /// The map of an image by the checkpoint before.
    ///
    /// @param source one band of scores for each class
    /// @param legend the classes of the bands
    /// @param epoch of the checkpoint
    record Earlier(RasterSource source, Legend legend, int epoch) {}

    /// How the image looks to a model.
    ///
    /// @param checkpoint the weights
    /// @param differences how the image differs from those the model learnt from; empty where it is like them
    record Examined(Checkpoint checkpoint, List<InputDifference> differences) {

        /// Copies the list.
        public Examined {
            differences = List.copyOf(differences);
        }
    }

    /// The prediction of one image by whichever checkpoint was offered last. Closing frees the device.
    interface Live extends AutoCloseable {

        /// Compares the image with those that the best checkpoint of a model folder learnt from.
        ///
        /// @throws IOException if there is none, or the image cannot be fed to it at all
        Examined examine(Path modelFolder) throws IOException;

        /// Takes the best checkpoint of a model folder, tries it and publishes its map.
        ///
        /// @throws IOException if there is none, or it fails its trial; the earlier one stays
        Prediction offerBest(Path modelFolder, Precision precision) throws IOException;

        /// Takes a checkpoint, tries it and publishes its map.
        ///
        /// @throws IOException if it fails its trial; the earlier one stays
        Prediction offer(Checkpoint checkpoint) throws IOException;

        /// Takes a checkpoint to be compared with the prediction; replaces the one compared before.
        ///
        /// @throws IOException if it fails its trial; the one before stays
        Prediction compareWith(Checkpoint checkpoint) throws IOException;

        /// Takes the best checkpoint of another model folder, to be compared with the prediction; replaces the
        /// one compared before.
        ///
        /// @throws IOException if there is none, or it fails its trial; the one before stays
        Prediction compareWith(Path modelFolder) throws IOException;

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

    /// Whether the device predicts in 8 bits.
    boolean hasInt8();

    /// Where predictions are kept.
    PredictionStorage storage();

    /// The device that computes and why it was chosen.
    Device device();

    /// Where models compute.
    ///
    /// @param name such as `CPU, 8 threads` or `NVIDIA H200`
    /// @param reason why this one, a whole sentence
    record Device(String name, String reason) {}
}
