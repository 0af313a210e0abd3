package org.lapwing.commandline;

import org.jspecify.annotations.Nullable;

/// Options that picocli has already insisted on.
final class Arguments {

    private Arguments() {}

    /// The value of a required option.
    static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the parser let a required option pass");
        }
        return value;
    }
}
