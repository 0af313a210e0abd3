package org.lapwing.prediction;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An export could not be made; nothing was left under the target's name that was not there before.
///
/// The message is a whole sentence naming file, place and, where there is one, the remedy.
public final class ExportException extends IOException {

    private static final long serialVersionUID = 1L;

    ExportException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    ExportException(String message) {
        this(message, null);
    }
}
