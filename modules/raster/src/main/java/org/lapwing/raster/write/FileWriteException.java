package org.lapwing.raster.write;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A file could not be written; nothing was left under the target's name that was not there before.
///
/// The message is a whole sentence that names the file and the remedy.
public class FileWriteException extends IOException {

    private static final long serialVersionUID = 1L;

    /// @param message whole sentence naming file and remedy
    /// @param cause what the file system said, null where there is none
    public FileWriteException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
