package org.lapwing.labels.annotation;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A file of annotations cannot be read or written. The message is a whole sentence naming the file and the remedy.
public final class LabelStoreException extends IOException {

    private static final long serialVersionUID = 1L;

    /// @param message whole sentence naming the file and the remedy
    /// @param cause what was underneath; null where there is nothing
    public LabelStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
