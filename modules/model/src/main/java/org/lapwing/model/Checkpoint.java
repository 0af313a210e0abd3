package org.lapwing.model;

import java.nio.file.Path;

/// Weights on disk, with the card that says how to use them.
///
/// @param folder the folder that holds `card.json`, `weights.safetensors` and `model.onnx`
/// @param sha256 SHA-256 of `weights.safetensors`, 64 hexadecimal digits: the identity of the model
/// @param card how to use the weights
public record Checkpoint(Path folder, String sha256, ModelCard card) {

    /// The folder of all checkpoints within a model folder.
    public static final String FOLDER = "checkpoints";

    /// File of the card.
    public static final String CARD_FILE = "card.json";

    /// File of the weights.
    public static final String WEIGHTS_FILE = "weights.safetensors";

    /// File of the network for other software; Lapwing itself serves from the weights, whose digest it checks.
    public static final String ONNX_FILE = "model.onnx";

    /// File from which training resumes; only beside the newest weights.
    public static final String TRAINING_STATE_FILE = "training-state.safetensors";

    /// The folder of the model that these weights belong to; the checkpoint's own where it stands alone.
    public Path modelFolder() {
        var all = folder.toAbsolutePath().getParent();
        var model = all == null ? null : all.getParent();
        return all == null || model == null || !all.endsWith(FOLDER) ? folder : model;
    }

    /// Path of the weights.
    public Path weightsFile() {
        return folder.resolve(WEIGHTS_FILE);
    }

    /// Path of the state from which training resumes; exists only beside the newest weights.
    public Path trainingStateFile() {
        return folder.resolve(TRAINING_STATE_FILE);
    }

    /// What a person calls it within its model: the name of its folder, such as `epoch-0007`.
    public String name() {
        return String.valueOf(folder.getFileName());
    }

    /// Epoch after which the weights were written.
    public int epoch() {
        return card.provenance().epoch();
    }
}
