package org.lapwing.workbench.text;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.lapwing.jobs.Outcome;

/// Turns a failure into the sentence a person reads; the log gets the stack.
public final class FailureText {

    private FailureText() {}

    /// What went wrong, in the words of the innermost exception that has any.
    public static String of(Throwable failure) {
        var cause = Outcome.cause(failure);
        var message = cause.getMessage() == null ? "" : cause.getMessage();
        return switch (cause) {
            case NoSuchFileException missing -> Messages.text("failure.missing", missing.getFile());
            case FileNotFoundException missing -> Messages.text("failure.missing", message);
            case AccessDeniedException denied -> Messages.text("failure.denied", denied.getFile());
            case OutOfMemoryError _ -> Messages.text("failure.memory");
            default ->
                message.isBlank()
                        ? Messages.text("failure.nameless", cause.getClass().getSimpleName())
                        : message;
        };
    }
}
