package org.lapwing.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.commandline.Console;
import org.lapwing.commandline.LapwingCommand;
import org.lapwing.jobs.CancelToken;
import org.lapwing.learning.TrainingLength;
import org.lapwing.learning.TrainingSettings;
import org.lapwing.raster.Window;
import org.lapwing.workbench.state.CommandLines;

/// What the window's panels copy is understood by the command line.
class CopiedCommandsTest {

    private static final Window PART = Window.of(8, 4, 32, 16);

    @TempDir
    Path folder;

    @Test
    void everyCopiedCommandIsRightUsage() {
        var image = folder.resolve("missing.tif");
        var model = folder.resolve("model");
        var settings = TrainingSettings.defaults()
                .withLength(new TrainingLength.Budget(Duration.ofMinutes(10)))
                .withArea(PART)
                .withStart(TrainingSettings.Start.RESUME);
        for (var legend : List.of(Optional.<Path>empty(), Optional.of(folder.resolve("legend.json")))) {
            assertUnderstood(CommandLines.train(image, image, legend, model, settings));
            assertUnderstood(CommandLines.assess(image, image, legend, Optional.of(model), folder.resolve("a.html")));
        }
        assertUnderstood(CommandLines.classify(
                model,
                Optional.of("epoch-0003"),
                image,
                folder.resolve("map.tif"),
                Optional.of(0.6),
                Optional.of(folder.resolve("probabilities.tif")),
                Optional.of(PART)));
    }

    /// The files are missing, so the command fails; wrong usage would have another exit code.
    private static void assertUnderstood(String command) {
        var words = command.split(" ");
        assertEquals("lapwing", words[0]);
        var err = new ByteArrayOutputStream();
        try (var stream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            var console = new Console(stream, stream, CancelToken.NEVER);
            int code = LapwingCommand.run(
                    List.of(words).subList(1, words.length).toArray(String[]::new),
                    console,
                    new FxDesktop(CancelToken.NEVER),
                    Clock.systemUTC());
            assertEquals(LapwingCommand.FAILED, code, command + "\n" + err.toString(StandardCharsets.UTF_8));
        }
    }
}
