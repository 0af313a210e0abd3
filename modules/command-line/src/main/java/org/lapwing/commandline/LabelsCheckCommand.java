package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.labels.annotation.LabelFileCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `lapwing labels check`: whether a file of labels is whole.
@Command(name = "check", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class LabelsCheckCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", descriptionKey = "labels.file")
    private @Nullable Path file;

    LabelsCheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var path = LabelsCommand.file(file);
        var problems = LabelFileCheck.of(path, console.cancel());
        problems.forEach(console::note);
        if (!problems.isEmpty()) {
            throw new IOException(Messages.text("labels.problems", path, problems.size()));
        }
        console.line(Messages.text("labels.whole", path));
        return LapwingCommand.DONE;
    }
}
