package org.lapwing.raster;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A raster could not be opened or decoded.
///
/// The message is a whole sentence that names the file, the place in it and, where there is one, the remedy.
public class RasterReadException extends IOException {

    private static final long serialVersionUID = 1L;

    /// @param message whole sentence naming file and place
    /// @param cause what the decoder said, null where there is none
    public RasterReadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// @param message whole sentence naming file and place
    public RasterReadException(String message) {
        this(message, null);
    }
}
