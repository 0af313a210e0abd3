package org.lapwing.labels;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A legend file could not be understood.
///
/// The message is a whole sentence that names the file, the place in its JSON and the remedy.
public final class LegendFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /// @param message whole sentence naming file, place and remedy
    /// @param cause what the parser said, null where there is none
    public LegendFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
