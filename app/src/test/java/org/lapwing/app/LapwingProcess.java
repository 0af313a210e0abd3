package org.lapwing.app;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// `lapwing` in a process of its own, which a test may stop or kill.
///
/// Computes with one thread, so that two runs of one seed give the same bytes.
final class LapwingProcess implements AutoCloseable {

    private static final long MOST_SECONDS = 120;

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private LapwingProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts the program's own main method with these arguments.
    static LapwingProcess start(Object... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    /// Starts it by another program, such as `env`.
    static LapwingProcess start(List<String> by, Object... arguments) throws IOException {
        var words = new ArrayList<>(by);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.lapwing.app.Main"));
        Arrays.stream(arguments).map(Object::toString).forEach(words::add);
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return new LapwingProcess(builder.start());
    }

    /// Reads on until a line starts so.
    LapwingProcess awaitLine(String start) throws IOException {
        for (var line = next(); line.isPresent(); line = next()) {
            if (line.get().startsWith(start)) {
                return this;
            }
        }
        return fail("the process ended without a line that starts with '" + start + "':\n" + text());
    }

    private Optional<String> next() throws IOException {
        var line = Optional.ofNullable(output.readLine());
        line.ifPresent(lines::add);
        return line;
    }

    /// What was printed so far.
    String text() {
        return String.join("\n", lines);
    }

    /// Ends the process as `kill -9` does.
    void kill() throws IOException {
        process.toHandle().destroyForcibly();
        exitCode();
    }

    /// Asks the process to end as `kill` does.
    LapwingProcess terminate() {
        process.toHandle().destroy();
        return this;
    }

    /// Presses Ctrl+C.
    LapwingProcess interrupt() throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
        return this;
    }

    /// Waits for the end, reading what is printed.
    int exitCode() throws IOException {
        while (next().isPresent()) {
            // until the process closes its output
        }
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                return fail("the process did not end:\n" + text());
            }
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
