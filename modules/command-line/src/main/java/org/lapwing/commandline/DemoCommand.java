package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.project.SampleProject;
import org.lapwing.raster.write.WriteFailures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lapwing demo`: the whole job without a display, with pictures of the window.
@Command(name = "demo", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class DemoCommand implements Callable<Integer> {

    private final Console console;
    private final Desktop desktop;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--output", required = true, paramLabel = "DIR", descriptionKey = "demo.output")
    private @Nullable Path output;

    @Option(names = "--size", paramLabel = "N", descriptionKey = "demo.size")
    private @Nullable Integer size;

    @Option(names = "--seed", paramLabel = "S", descriptionKey = "demo.seed")
    private @Nullable Long seed;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "3",
            converter = MinutesOption.class,
            descriptionKey = "demo.minutes")
    private @Nullable Duration minutes;

    DemoCommand(Console console, Desktop desktop) {
        this.console = console;
        this.desktop = desktop;
    }

    @Override
    public Integer call() throws IOException {
        var original = SampleProject.riverValley();
        var sample = Arguments.checked(spec, () -> {
            var sized = size == null ? original : original.withSize(size);
            return seed == null ? sized : sized.withSeed(seed);
        });
        run(console, desktop, Arguments.required(output), sample, Arguments.required(minutes));
        return LapwingCommand.DONE;
    }

    static void run(Console console, Desktop desktop, Path output, SampleProject sample, Duration training)
            throws IOException {
        var folder = WriteFailures.makeFolder(output).toAbsolutePath();
        var project = sample.prepare(folder.resolve("project"), console.cancel(), new ProgressPrinter(console));
        desktop.tour(project.folder(), new TourRequest(folder, training), console);
        console.line(Messages.text("demo.done", folder));
    }
}
