package org.lapwing.raster.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// JSON could not be understood. The message is a sentence that names source and place; the reader adds the remedy.
public final class JsonFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    JsonFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
