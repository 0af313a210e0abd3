package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `lapwing open [PROJECT | FILE...]`: the window.
@Command(name = "open", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class OpenCommand implements Callable<Integer> {

    private final Desktop desktop;

    @Parameters(arity = "0..*", paramLabel = "PROJECT|FILE", descriptionKey = "open.project")
    private List<Path> places = List.of();

    OpenCommand(Desktop desktop) {
        this.desktop = desktop;
    }

    @Override
    public Integer call() throws IOException {
        return desktop.open(List.copyOf(places));
    }
}
