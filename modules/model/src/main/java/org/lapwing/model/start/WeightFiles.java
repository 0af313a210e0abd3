package org.lapwing.model.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lapwing.model.ModelException;
import org.lapwing.model.Weights;
import org.lapwing.model.onnx.OnnxWeights;
import org.lapwing.model.store.ModelFolder;

/// Named arrays of any file that holds weights and no code.
public final class WeightFiles {

    private WeightFiles() {}

    /// Reads a model folder (its best checkpoint), a safetensors file or an ONNX file.
    ///
    /// Files of PyTorch (`.pt`, `.pth`, `.ckpt`, `.bin`) and TorchScript archives are refused: opening them
    /// runs what they say, and they come from strangers.
    ///
    /// @throws ModelException if it is none of these, missing or damaged
    public static Weights read(Path file) throws ModelException {
        if (Files.isDirectory(file)) {
            return ModelFolder.weights(ModelFolder.open(file).best());
        }
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".safetensors")) {
            return ModelFolder.foreignWeights(file);
        }
        if (name.endsWith(".onnx")) {
            return OnnxWeights.read(file);
        }
        if (name.matches(".*\\.(pt|pth|ckpt|bin|pkl|torchscript|h5|keras)")) {
            throw new ModelException(
                    file + " is of a kind that may hold code, which would run when it is opened. Save its"
                            + " weights as safetensors in the program they come from: safetensors.torch.save_file("
                            + "model.state_dict(), \"weights.safetensors\").");
        }
        throw new ModelException(
                file + " is no model folder and its name ends in neither .safetensors nor .onnx. Give one of these.");
    }
}
