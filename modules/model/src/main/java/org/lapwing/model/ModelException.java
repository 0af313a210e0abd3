package org.lapwing.model;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A model could not be read, run or written. The message is a whole sentence naming the model and the remedy.
public class ModelException extends IOException {

    private static final long serialVersionUID = 1L;

    /// @param message whole sentence
    /// @param cause what the engine said, null where there is none
    public ModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// @param message whole sentence
    public ModelException(String message) {
        this(message, null);
    }
}
