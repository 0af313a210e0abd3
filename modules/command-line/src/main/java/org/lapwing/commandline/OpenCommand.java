package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `lapwing open [PROJECT]`: the window.
@Command(name = "open", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class OpenCommand implements Callable<Integer> {

    private final Desktop desktop;

    @Parameters(arity = "0..1", paramLabel = "PROJECT", descriptionKey = "open.project")
    private @Nullable Path project;

    OpenCommand(Desktop desktop) {
        this.desktop = desktop;
    }

    @Override
    public Integer call() throws IOException {
        return desktop.open(Optional.ofNullable(project));
    }
}
