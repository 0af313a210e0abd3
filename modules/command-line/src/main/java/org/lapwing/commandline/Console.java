package org.lapwing.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.PrintStream;
import org.lapwing.jobs.CancelToken;

/// Where a command prints and how it is told to stop.
///
/// @param out results only
/// @param err progress and messages
/// @param cancel fires when the person presses Ctrl+C
public record Console(PrintStream out, PrintStream err, CancelToken cancel) {

    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new Jdk8Module()).enable(SerializationFeature.INDENT_OUTPUT);

    /// Prints a line of result.
    void line(String text) {
        out.println(text);
    }

    /// Prints a line that is no result.
    public void note(String text) {
        err.println(text);
    }

    /// Prints the result of `--json`: one JSON value and nothing else.
    void json(Object value) {
        try {
            out.println(JSON.writeValueAsString(value));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the result cannot be written as JSON", broken);
        }
    }
}
