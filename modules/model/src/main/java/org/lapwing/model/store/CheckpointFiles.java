package org.lapwing.model.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.TrainingState;
import org.lapwing.model.Weights;
import org.lapwing.model.onnx.OnnxExport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of one checkpoint.
final class CheckpointFiles {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFiles.class);
    private static final String STEPS = "steps";
    private static final String MODEL = "weights_sha256";
    private static final String UPDATE = "-update-";

    private CheckpointFiles() {}

    static Path folder(Path modelFolder, int epoch) {
        return folder(modelFolder, epoch, 0);
    }

    /// @param update number of an update; 0 for an epoch of a training
    static Path folder(Path modelFolder, int epoch, int update) {
        var name = String.format(Locale.ROOT, "epoch-%04d", epoch);
        if (update > 0) {
            name += UPDATE + String.format(Locale.ROOT, "%04d", update);
        }
        return modelFolder.resolve(Checkpoint.FOLDER).resolve(name);
    }

    /// The number after that of all updates in a model folder, those a killed process left unnamed included.
    static int nextUpdate(Path modelFolder) throws ModelException {
        int last = 0;
        for (var name : names(modelFolder)) {
            last = Math.max(last, update(name));
        }
        return last + 1;
    }

    /// Number of the update that a checkpoint's folder is named after; 0 for an epoch of a training.
    static int update(String name) {
        int from = name.indexOf(UPDATE);
        if (from < 0) {
            return 0;
        }
        try {
            return Integer.parseInt(name.substring(from + UPDATE.length()));
        } catch (NumberFormatException _) {
            return 0; // a folder that somebody named
        }
    }

    /// Folders of all checkpoints, in order of their epochs.
    static List<String> names(Path modelFolder) throws ModelException {
        var all = modelFolder.resolve(Checkpoint.FOLDER);
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (var folders = Files.list(all)) {
            return folders.filter(each -> Files.isRegularFile(each.resolve(Checkpoint.CARD_FILE)))
                    .map(each -> String.valueOf(each.getFileName()))
                    .filter(name -> name.startsWith("epoch-"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new ModelException(all + " could not be read: " + failure + ".", failure);
        }
    }

    /// Opens a checkpoint whose digest is not on record.
    static Checkpoint openUnrecorded(Path modelFolder, String name) throws ModelException {
        var folder = modelFolder.resolve(Checkpoint.FOLDER).resolve(name);
        try {
            var sha256 = Digest.sha256(folder.resolve(Checkpoint.WEIGHTS_FILE));
            return new Checkpoint(folder, sha256, ModelCardFile.read(folder.resolve(Checkpoint.CARD_FILE)));
        } catch (IOException failure) {
            throw failure instanceof ModelException known
                    ? known
                    : new ModelException(folder + " could not be read: " + failure + ".", failure);
        }
    }

    /// Opens a checkpoint and checks that its weights are the expected ones.
    static Checkpoint open(Path folder, String sha256) throws ModelException {
        var checkpoint = new Checkpoint(folder, sha256, ModelCardFile.read(folder.resolve(Checkpoint.CARD_FILE)));
        requireDigest(checkpoint);
        return checkpoint;
    }

    /// Checks that the weights on disk are the ones the checkpoint names.
    static void requireDigest(Checkpoint checkpoint) throws ModelException {
        String found;
        try {
            found = Digest.sha256(checkpoint.weightsFile());
        } catch (IOException failure) {
            throw new ModelException(checkpoint.weightsFile() + " could not be read: " + failure + ".", failure);
        }
        if (!found.equals(checkpoint.sha256())) {
            throw new ModelException(checkpoint.weightsFile() + " was changed or damaged: its SHA-256 is " + found
                    + " where " + checkpoint.sha256() + " is expected. Copy the model again from its origin.");
        }
    }

    /// Writes all files into a folder beside, forces them and renames the folder.
    ///
    /// @param target the checkpoint's folder
    static Checkpoint write(Path target, ModelCard card, Weights weights, Optional<TrainingState> state)
            throws IOException {
        weights.requireFit(card.network().graph());
        var temporary = target.resolveSibling(".tmp-" + target.getFileName());
        delete(temporary);
        Files.createDirectories(temporary);
        try {
            var sha256 = fill(temporary, card, weights, state);
            delete(target); // left by a run that was killed before it named it in the index
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            force(target.resolveSibling("."));
            return new Checkpoint(target, sha256, card);
        } finally {
            delete(temporary); // nothing half written stays, least of all on a full disk
        }
    }

    private static String fill(Path folder, ModelCard card, Weights weights, Optional<TrainingState> state)
            throws IOException {
        var weightsFile = folder.resolve(Checkpoint.WEIGHTS_FILE);
        SafeTensors.write(weightsFile, weights, Map.of());
        var sha256 = Digest.sha256(weightsFile);
        ModelCardFile.write(folder.resolve(Checkpoint.CARD_FILE), card);
        OnnxExport.write(folder.resolve(Checkpoint.ONNX_FILE), card, weights, sha256);
        if (state.isPresent()) {
            SafeTensors.write(
                    folder.resolve(Checkpoint.TRAINING_STATE_FILE),
                    state.get().tensors(),
                    Map.of(STEPS, Long.toString(state.get().steps()), MODEL, sha256));
        }
        force(folder);
        return sha256;
    }

    /// The training state beside a checkpoint.
    static Optional<TrainingState> state(Checkpoint checkpoint) throws ModelException {
        var file = checkpoint.trainingStateFile();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var content = SafeTensors.read(file);
        if (!checkpoint.sha256().equals(content.metadata().get(MODEL))) {
            throw new ModelException(file + " does not belong to the weights beside it; delete it and train anew.");
        }
        try {
            return Optional.of(
                    new TrainingState(Long.parseLong(content.metadata().getOrDefault(STEPS, "")), content.tensors()));
        } catch (IllegalArgumentException failure) {
            throw new ModelException(file + " is damaged: it does not say how many steps were made.", failure);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var entries = Files.list(folder)) {
            for (var entry : entries.toList()) {
                Files.delete(entry);
            }
        }
        Files.delete(folder);
    }

    /// Forces a folder's entries to disk where the system can do that.
    private static void force(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException failure) { // Windows opens no folders; the files themselves were forced
            LOG.debug("folder {} cannot be forced to disk: {}", folder, failure.toString());
        }
    }
}
