package org.lapwing.commandline;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Options beyond what picocli checks by itself.
final class Arguments {

    private Arguments() {}

    /// The value of a required option.
    static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the parser let a required option pass");
        }
        return value;
    }

    /// What `made` makes of option values; a value it refuses is wrong usage.
    ///
    /// @throws ParameterException with the refusal's sentence
    static <T> T checked(@Nullable CommandSpec spec, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(required(spec).commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }
}
