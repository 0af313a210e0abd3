package org.lapwing.model.store;

import java.nio.file.Path;
import java.util.Optional;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.TrainingState;
import org.lapwing.model.Weights;

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
        throw new UnsupportedOperationException(folder.toString());
    }

    /// Opens a folder for training: an existing model folder, or a new one where there is nothing or an empty folder.
    ///
    /// @throws ModelException if the folder holds something else
    public static ModelFolder openOrCreate(Path folder) throws ModelException {
        return new ModelFolder(folder);
    }

    /// Where the model is.
    public Path folder() {
        return folder;
    }

    /// Whether a checkpoint was written yet.
    public boolean isEmpty() throws ModelException {
        throw new UnsupportedOperationException();
    }

    /// The checkpoint with the best validation.
    ///
    /// @throws ModelException if there is none or it is damaged
    public Checkpoint best() throws ModelException {
        throw new UnsupportedOperationException();
    }

    /// The newest checkpoint.
    ///
    /// @throws ModelException if there is none or it is damaged
    public Checkpoint last() throws ModelException {
        throw new UnsupportedOperationException();
    }

    /// Reads and checks a checkpoint's weights.
    public static Weights weights(Checkpoint checkpoint) throws ModelException {
        throw new UnsupportedOperationException();
    }

    /// The state from which training goes on after [#last]; empty where it was not kept.
    public Optional<TrainingState> lastState() throws ModelException {
        throw new UnsupportedOperationException();
    }

    /// Stores a checkpoint: card, weights, served network, training state. The state of the checkpoint before is
    /// deleted.
    ///
    /// @param card its provenance names the epoch
    /// @return the stored checkpoint
    public Checkpoint write(ModelCard card, Weights weights, TrainingState state, Rank rank) throws ModelException {
        throw new UnsupportedOperationException();
    }

    /// Stores a checkpoint from which training cannot go on, such as an imported model.
    public Checkpoint write(ModelCard card, Weights weights, Rank rank) throws ModelException {
        throw new UnsupportedOperationException();
    }
}
