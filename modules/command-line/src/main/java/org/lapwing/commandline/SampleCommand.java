package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.datasets.scene.SceneSettings;
import org.lapwing.datasets.scene.SceneWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lapwing sample`: writes the made landscape.
@Command(name = "sample", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class SampleCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--output", required = true, paramLabel = "DIR", descriptionKey = "sample.output")
    private @Nullable Path output;

    @Option(names = "--size", paramLabel = "N", defaultValue = "4096", descriptionKey = "sample.size")
    private int size;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", descriptionKey = "sample.seed")
    private long seed;

    @Option(names = "--label-noise", paramLabel = "X", defaultValue = "0", descriptionKey = "sample.label-noise")
    private double labelNoise;

    @Option(names = "--unknown", paramLabel = "X", defaultValue = "0", descriptionKey = "sample.unknown")
    private double unknown;

    @Option(names = "--replace", descriptionKey = "sample.replace")
    private boolean replace;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    SampleCommand(Console console) {
        this.console = console;
    }

    private record Result(String image, String labels, String legend, long seed, int size) {}

    @Override
    public Integer call() throws IOException {
        var folder = Arguments.required(output);
        var settings = Arguments.checked(spec, () -> new SceneSettings(size, size, seed, labelNoise, unknown));
        if (!replace) {
            refuseExisting(folder);
        }
        SceneWriter.write(folder, settings, console.cancel(), new ProgressPrinter(console));
        var result = new Result(
                folder.resolve(SceneWriter.IMAGE).toString(),
                folder.resolve(SceneWriter.LABELS).toString(),
                folder.resolve(SceneWriter.LEGEND).toString(),
                seed,
                size);
        if (json) {
            console.json(result);
        } else {
            console.line(Messages.text("sample.done", folder));
        }
        return LapwingCommand.DONE;
    }

    private static void refuseExisting(Path folder) throws IOException {
        var existing = SceneWriter.FILES.stream()
                .filter(name -> Files.exists(folder.resolve(name)))
                .toList();
        if (!existing.isEmpty()) {
            throw new IOException(Messages.text("sample.existing", folder, String.join(", ", existing)));
        }
    }
}
