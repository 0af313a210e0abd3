package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.project.SampleProject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lapwing demo`: the whole job without a display, with pictures of the window.
@Command(name = "demo", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class DemoCommand implements Callable<Integer> {

    private final Console console;
    private final Desktop desktop;

    @Option(names = "--output", required = true, paramLabel = "DIR", descriptionKey = "demo.output")
    private @Nullable Path output;

    @Option(names = "--size", paramLabel = "N", defaultValue = "4096", descriptionKey = "sample.size")
    private int size;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", descriptionKey = "sample.seed")
    private long seed;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "3", descriptionKey = "demo.minutes")
    private double minutes;

    DemoCommand(Console console, Desktop desktop) {
        this.console = console;
        this.desktop = desktop;
    }

    @Override
    public Integer call() throws IOException {
        run(console, desktop, Arguments.required(output), size, seed, Budgets.minutes(minutes));
        return LapwingCommand.DONE;
    }

    static void run(Console console, Desktop desktop, Path output, int size, long seed, Duration training)
            throws IOException {
        var folder = Files.createDirectories(output).toAbsolutePath();
        var project = SampleProject.prepare(
                folder.resolve("project"), size, seed, console.cancel(), new ProgressPrinter(console));
        desktop.tour(project.folder(), new TourRequest(folder, training), console);
        console.line(Messages.text("demo.done", folder));
    }
}
