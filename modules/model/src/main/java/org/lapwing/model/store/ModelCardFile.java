package org.lapwing.model.store;

import java.nio.file.Path;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;

/// Model cards as JSON.
public final class ModelCardFile {

    private ModelCardFile() {}

    /// Reads a card.
    ///
    /// @throws ModelException if the file is missing, damaged, or of a newer format
    public static ModelCard read(Path file) throws ModelException {
        throw new UnsupportedOperationException();
    }

    /// Writes a card beside and renames it.
    public static void write(Path file, ModelCard card) throws ModelException {
        throw new UnsupportedOperationException();
    }
}
