package org.lapwing.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.TrainingState;
import org.lapwing.model.Weights;
import org.lapwing.raster.write.WholeFile;
import org.lapwing.raster.write.WriteFailures;

/// A folder with the checkpoints of one model.
///
/// `model.json` names the best and the last checkpoint; each is a folder `checkpoints/epoch-0007` with the files of
/// [Checkpoint]. A checkpoint appears whole or not at all: it is written beside, forced to disk and renamed.
/// One writer at a time; readers need no lock.
public final class ModelFolder {

    private final Path folder;

    private ModelFolder(Path folder) {
        this.folder = folder;
    }

    /// What a new checkpoint is compared with those before.
    public enum Rank {
        /// The best so far: it becomes [ModelFolder#best].
        BEST,
        /// Not better than the best so far.
        ORDINARY
    }

    /// Opens a folder that holds a model.
    ///
    /// @throws ModelException if there is none, or its files are damaged
    public static ModelFolder open(Path folder) throws ModelException {
        if (!Files.isDirectory(folder)) {
            throw new ModelException("There is no model folder " + folder + ".");
        }
        if (!Files.exists(folder.resolve(ModelPointer.FILE))) {
            throw new ModelException(folder + " is no model folder: it has no " + ModelPointer.FILE
                    + ". Choose the folder that training wrote.");
        }
        ModelPointer.read(folder);
        return new ModelFolder(folder);
    }

    /// Looks at a folder for training, and writes nothing.
    ///
    /// @return the model that is there, with or without checkpoints; empty where there is nothing or an empty
    /// folder
    /// @throws ModelException if the folder holds something else, is a file, or cannot be written
    public static Optional<ModelFolder> openForTraining(Path folder) throws ModelException {
        if (Files.exists(folder.resolve(ModelPointer.FILE))) {
            return Optional.of(open(folder));
        }
        if (Files.isDirectory(folder)) {
            requireEmpty(folder);
        }
        var above = folder.toAbsolutePath();
        while (above.getParent() != null && !Files.exists(above)) {
            above = above.getParent();
        }
        if (!Files.isDirectory(above) || !Files.isWritable(above)) {
            throw new ModelException("The model folder " + folder + " cannot be made: "
                    + (Files.isDirectory(above)
                            ? "nothing may be written into " + above + " (access is denied, or the disk is read-only)"
                            : above + " is a file")
                    + ". Choose another folder.");
        }
        return Optional.empty();
    }

    /// Opens a folder for training: an existing model folder, or a new one where there is nothing or an empty folder.
    ///
    /// @throws ModelException if the folder holds something else
    public static ModelFolder openOrCreate(Path folder) throws ModelException {
        var there = openForTraining(folder);
        if (there.isPresent()) {
            return there.get();
        }
        try {
            WriteFailures.makeFolder(folder);
            ModelPointer.EMPTY.write(folder);
        } catch (IOException failure) {
            throw new ModelException(WriteFailures.sentence(folder, failure), failure);
        }
        return new ModelFolder(folder);
    }

    private static void requireEmpty(Path folder) throws ModelException {
        try (var entries = Files.list(folder)) {
            // a run that was killed while it began may have left the part of the index
            if (entries.anyMatch(entry -> !entry.toString().endsWith(WholeFile.PART))) {
                throw new ModelException(
                        folder + " holds other files and no model; choose an empty or new folder for the model.");
            }
        } catch (ModelException known) {
            throw known;
        } catch (IOException failure) {
            throw new ModelException("The folder " + folder + " cannot be read: " + failure + ".", failure);
        }
    }

    /// Where the model is.
    public Path folder() {
        return folder;
    }

    /// Whether no checkpoint was written yet.
    public boolean isEmpty() throws ModelException {
        return ModelPointer.read(folder).last().isEmpty();
    }

    /// The checkpoint with the best validation.
    ///
    /// @throws ModelException if there is none or it is damaged
    public Checkpoint best() throws ModelException {
        return checkpoint(ModelPointer.read(folder).best());
    }

    /// The newest checkpoint.
    ///
    /// @throws ModelException if there is none or it is damaged
    public Checkpoint last() throws ModelException {
        return checkpoint(ModelPointer.read(folder).last());
    }

    /// The names of all checkpoints, such as `epoch-0007`, in the order of their epochs and updates.
    public List<String> names() throws ModelException {
        return CheckpointFiles.names(folder);
    }

    /// A checkpoint by the name of its folder, such as `epoch-0007`.
    ///
    /// @throws ModelException naming those there are if there is none of this name, or if it is damaged
    public Checkpoint named(String name) throws ModelException {
        var pointer = ModelPointer.read(folder);
        for (var entry : Stream.of(pointer.best(), pointer.last())
                .flatMap(Optional::stream)
                .toList()) {
            if (folderOf(entry).endsWith(name)) {
                return checkpoint(Optional.of(entry)); // its digest is on record
            }
        }
        var names = CheckpointFiles.names(folder);
        if (!names.contains(name)) {
            throw new ModelException("The model folder " + folder + " holds no checkpoint " + name + "; it holds "
                    + (names.isEmpty() ? "none" : String.join(", ", names)) + ".");
        }
        return CheckpointFiles.openUnrecorded(folder, name);
    }

    private Checkpoint checkpoint(Optional<ModelPointer.Entry> entry) throws ModelException {
        if (entry.isEmpty()) {
            throw new ModelException("The model folder " + folder + " holds no trained weights yet; train it first.");
        }
        return CheckpointFiles.open(folderOf(entry.get()), entry.get().sha256());
    }

    private Path folderOf(ModelPointer.Entry entry) {
        return CheckpointFiles.folder(folder, entry.epoch(), entry.update());
    }

    /// Reads a checkpoint's weights and checks that they are the ones it names, and the network's.
    ///
    /// @throws ModelException if they are missing, changed, damaged or of another network
    public static Weights weights(Checkpoint checkpoint) throws ModelException {
        CheckpointFiles.requireDigest(checkpoint);
        var weights = SafeTensors.read(checkpoint.weightsFile()).tensors();
        weights.requireFit(checkpoint.card().network().graph());
        return weights;
    }

    /// The state from which training goes on after [#last]; empty where it was not kept.
    ///
    /// @throws ModelException if it is damaged
    public Optional<TrainingState> lastState() throws ModelException {
        return isEmpty() ? Optional.empty() : CheckpointFiles.state(last());
    }

    /// Stores a checkpoint: card, weights, served network, training state. The state of the checkpoint before is
    /// deleted.
    ///
    /// @param card its provenance names the epoch, later than the last stored one
    /// @return the stored checkpoint
    /// @throws ModelException if the disk refuses or the weights are not the network's
    public Checkpoint write(ModelCard card, Weights weights, TrainingState state, Rank rank) throws ModelException {
        return write(card, weights, Optional.of(state), rank);
    }

    /// Stores a checkpoint from which training cannot go on, such as an imported model.
    public Checkpoint write(ModelCard card, Weights weights, Rank rank) throws ModelException {
        return write(card, weights, Optional.empty(), rank);
    }

    private Checkpoint write(ModelCard card, Weights weights, Optional<TrainingState> state, Rank rank)
            throws ModelException {
        int epoch = card.provenance().epoch();
        var pointer = ModelPointer.read(folder);
        var before = pointer.last();
        if (before.isPresent() && before.get().epoch() >= epoch) {
            throw new ModelException("The model folder " + folder + " holds epoch "
                    + before.get().epoch() + " already; epoch " + epoch + " would overwrite its history.");
        }
        try {
            var checkpoint = CheckpointFiles.write(CheckpointFiles.folder(folder, epoch), card, weights, state);
            var entry = new ModelPointer.Entry(epoch, checkpoint.sha256());
            var best = rank == Rank.BEST ? Optional.of(entry) : pointer.best().or(() -> Optional.of(entry));
            new ModelPointer(best, Optional.of(entry)).write(folder);
            if (before.isPresent()) {
                var old = folderOf(before.get());
                Files.deleteIfExists(old.resolve(Checkpoint.TRAINING_STATE_FILE));
            }
            return checkpoint;
        } catch (IOException failure) {
            throw failure instanceof ModelException known
                    ? known
                    : new ModelException(
                            "Epoch " + epoch + " could not be stored. "
                                    + WriteFailures.sentence(CheckpointFiles.folder(folder, epoch), failure)
                                    + " Then resume the run.",
                            failure);
        }
    }

    /// Stores what a short update made of a checkpoint; it becomes [#best]. The training that came before can still be
    /// resumed after [#last].
    ///
    /// @param card its provenance names the epoch that the update began with
    /// @return the stored checkpoint, in a folder such as `epoch-0007-update-0002`
    /// @throws ModelException if the disk refuses or the weights are not the network's; the model is as before then
    public Checkpoint writeUpdate(ModelCard card, Weights weights) throws ModelException {
        var pointer = ModelPointer.read(folder);
        if (pointer.last().isEmpty()) {
            throw new ModelException("The model folder " + folder + " holds no trained weights yet; train it first.");
        }
        int epoch = card.provenance().epoch();
        int update = CheckpointFiles.nextUpdate(folder);
        var target = CheckpointFiles.folder(folder, epoch, update);
        try {
            var checkpoint = CheckpointFiles.write(target, card, weights, Optional.empty());
            var entry = new ModelPointer.Entry(epoch, update, checkpoint.sha256());
            new ModelPointer(Optional.of(entry), pointer.last()).write(folder);
            return checkpoint;
        } catch (IOException failure) {
            throw failure instanceof ModelException known
                    ? known
                    : new ModelException(
                            "The update could not be stored. " + WriteFailures.sentence(target, failure), failure);
        }
    }

    /// Makes a checkpoint of this folder [#best], such as one from before an update; nothing is deleted.
    ///
    /// @param name of the checkpoint's folder, such as `epoch-0007`
    /// @param sha256 of its weights, as they were when the checkpoint was written
    /// @return the checkpoint
    /// @throws ModelException if there is none of this name, its weights are others, or the disk refuses
    public Checkpoint choose(String name, String sha256) throws ModelException {
        var checkpoint = named(name);
        if (!checkpoint.sha256().equals(sha256)) {
            throw new ModelException(checkpoint.weightsFile() + " holds other weights than it did: its SHA-256 is "
                    + checkpoint.sha256() + " where " + sha256 + " is expected. Copy the model again from its origin.");
        }
        var entry = new ModelPointer.Entry(checkpoint.epoch(), CheckpointFiles.update(name), sha256);
        if (!folderOf(entry).endsWith(name)) {
            throw new ModelException(checkpoint.folder() + " is named after another epoch than its card names ("
                    + checkpoint.epoch() + "). Copy the model again from its origin.");
        }
        try {
            new ModelPointer(Optional.of(entry), ModelPointer.read(folder).last()).write(folder);
            return checkpoint;
        } catch (IOException failure) {
            throw failure instanceof ModelException known
                    ? known
                    : new ModelException(WriteFailures.sentence(folder, failure), failure);
        }
    }

    /// Named arrays of a safetensors file of any origin: floats of any width, other numbers left out.
    ///
    /// @throws ModelException if it is missing, damaged or of another kind
    public static Weights foreignWeights(Path file) throws ModelException {
        return SafeTensors.readAny(file).tensors();
    }
}
