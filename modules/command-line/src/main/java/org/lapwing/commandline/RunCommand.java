package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.project.SampleProject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lapwing run`, the build's run profile: the window on the sample project, or the demonstration where there is no
/// display.
@Command(
        name = "run",
        hidden = true,
        mixinStandardHelpOptions = true,
        resourceBundle = "org.lapwing.commandline.messages")
final class RunCommand implements Callable<Integer> {

    private static final Duration DEMO_TRAINING = Duration.ofMinutes(3);

    private final Console console;
    private final Desktop desktop;

    @Option(names = "--output", required = true, paramLabel = "DIR", descriptionKey = "demo.output")
    private @Nullable Path output;

    RunCommand(Console console, Desktop desktop) {
        this.console = console;
        this.desktop = desktop;
    }

    @Override
    public Integer call() throws IOException {
        var folder = Arguments.required(output);
        var sample = SampleProject.riverValley();
        if (desktop.hasDisplay()) {
            var project = sample.prepare(folder.resolve("project"), console.cancel(), new ProgressPrinter(console));
            return desktop.openSample(project.folder());
        }
        console.note(Messages.text("run.headless", folder));
        DemoCommand.run(console, desktop, folder, sample, DEMO_TRAINING);
        return LapwingCommand.DONE;
    }
}
