package org.lapwing.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.TreeSet;
import org.lapwing.jobs.CancelToken;

/// What one command line answered.
record Invocation(int exitCode, String out, String err) {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Invocation of(Object... arguments) {
        return of(CancelToken.NEVER, new FakeDesktop(), arguments);
    }

    static Invocation cancelled(Object... arguments) {
        var cancel = CancelToken.create();
        cancel.cancel();
        return of(cancel, new FakeDesktop(), arguments);
    }

    static Invocation of(CancelToken cancel, Desktop desktop, Object... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        int exitCode;
        try (var outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
                var errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            exitCode = LapwingCommand.run(words, new Console(outStream, errStream, cancel), desktop, CLOCK);
        }
        return new Invocation(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Invocation succeeds() {
        assertEquals(LapwingCommand.DONE, exitCode, err);
        return this;
    }

    /// Failed with one sentence on standard error that holds all of `parts`, and no result.
    void fails(Object... parts) {
        assertEquals(LapwingCommand.FAILED, exitCode, err);
        assertEquals("", out);
        var sentence = err.lines().filter(line -> line.startsWith("lapwing: ")).toList();
        assertEquals(1, sentence.size(), err);
        for (var part : parts) {
            assertTrue(sentence.getFirst().contains(part.toString()), err + " lacks " + part);
        }
        assertFalse(err.contains("\tat "), err);
        assertFalse(err.contains("should not happen"), err);
    }

    /// Was refused as wrong usage, saying all of `parts`.
    void isWrongUsage(String... parts) {
        assertEquals(LapwingCommand.USAGE, exitCode, err);
        assertEquals("", out);
        for (var part : parts) {
            assertTrue(err.contains(part), err + " lacks " + part);
        }
        assertTrue(err.contains("See: lapwing"), err);
        assertTrue(err.lines().count() <= 4, "a mistake is answered with a page of help: " + err);
    }

    void wasCancelled() {
        assertEquals(LapwingCommand.CANCELLED, exitCode, err);
        assertEquals("", out);
        assertTrue(err.contains("lapwing: cancelled"), err);
    }

    /// Standard output as one JSON object with at least these keys; anything beside it is an error.
    JsonNode json(String... keys) throws JsonProcessingException {
        succeeds();
        var node = JSON.readTree(out);
        assertTrue(node.isObject(), out);
        var missing = new TreeSet<>(Arrays.asList(keys));
        node.fieldNames().forEachRemaining(missing::remove);
        assertEquals(new TreeSet<>(), missing, out);
        return node;
    }
}
