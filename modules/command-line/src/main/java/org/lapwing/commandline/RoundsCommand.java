package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.device.DeviceChoice;
import org.lapwing.model.device.Devices;
import org.lapwing.model.serving.Segmenters;
import org.lapwing.prediction.ChangedClasses;
import org.lapwing.prediction.PredictedRaster;
import org.lapwing.prediction.PredictionSettings;
import org.lapwing.project.ProjectFile;
import org.lapwing.project.Round;
import org.lapwing.project.RoundComparison;
import org.lapwing.project.RoundHistory;
import org.lapwing.project.Rounds;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.write.WriteTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lapwing rounds`: the rounds of labelling and learning of a project.
@Command(name = "rounds", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class RoundsCommand implements Callable<Integer> {

    private static final long TILE_BYTES = 64L << 20;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    RoundsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        throw new ParameterException(Arguments.required(spec).commandLine(), Messages.text("rounds.which"));
    }

    private static RoundHistory history(Path project) throws IOException {
        return new RoundHistory(ProjectFile.read(project).folder());
    }

    private static Round round(Rounds rounds, int number) throws IOException {
        return rounds.find(number)
                .orElseThrow(() -> new IOException(Messages.text(
                        "rounds.unknown",
                        number,
                        rounds.rounds().isEmpty()
                                ? Messages.text("rounds.none")
                                : Messages.text("rounds.known", rounds.rounds().size()))));
    }

    /// Prints all rounds.
    @Command(name = "list", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--project", required = true, paramLabel = "DIR", descriptionKey = "rounds.project")
                    Path project,
            @Option(names = "--json", descriptionKey = "json") boolean json)
            throws IOException {
        var rounds = history(project).read();
        if (json) {
            console.json(rounds);
            return LapwingCommand.DONE;
        }
        if (rounds.rounds().isEmpty()) {
            console.line(Messages.text("rounds.none"));
            return LapwingCommand.DONE;
        }
        console.line(Messages.text("rounds.header"));
        for (var each : rounds.rounds()) {
            console.line(String.format(
                    Locale.ROOT,
                    "%s%5d  %-20s  %-8s  %6d  %7d  %s%s",
                    each.number() == rounds.current() ? "*" : " ",
                    each.number(),
                    each.time(),
                    each.model().way().name().toLowerCase(Locale.ROOT),
                    each.labelRevision(),
                    each.patches(),
                    each.model().checkpoint(),
                    each.remark().isEmpty() ? "" : "  " + each.remark()));
        }
        return LapwingCommand.DONE;
    }

    /// Prints what differs between two rounds.
    @Command(name = "compare", mixinStandardHelpOptions = true)
    int compare(
            @Parameters(arity = "2", paramLabel = "ROUND", descriptionKey = "rounds.numbers") List<Integer> numbers,
            @Option(names = "--project", required = true, paramLabel = "DIR", descriptionKey = "rounds.project")
                    Path project,
            @Option(names = "--changed", paramLabel = "FILE.tif", descriptionKey = "rounds.changed") @Nullable
                    Path changed,
            @Option(
                            names = "--device",
                            paramLabel = "DEVICE",
                            defaultValue = "auto",
                            converter = DeviceName.class,
                            descriptionKey = "device")
                    DeviceChoice device,
            @Option(names = "--json", descriptionKey = "json") boolean json)
            throws IOException {
        if (changed != null) {
            WriteTarget.check(changed);
        }
        var history = history(project);
        var rounds = history.read();
        var compared = RoundComparison.of(round(rounds, numbers.get(0)), round(rounds, numbers.get(1)));
        if (changed != null) {
            writeChanged(history, compared, project, changed, device);
        }
        if (json) {
            console.json(compared);
        } else {
            print(compared);
        }
        return LapwingCommand.DONE;
    }

    private void print(RoundComparison compared) {
        if (compared.differences().isEmpty()) {
            console.line(Messages.text("rounds.same"));
        } else {
            console.line(Messages.text("rounds.difference"));
            for (var each : compared.differences()) {
                console.line(String.format(Locale.ROOT, "  %-24s %-28s %s", each.what(), each.one(), each.other()));
            }
        }
        if (!compared.metrics().isEmpty()) {
            console.line(Messages.text("rounds.metrics"));
            for (var each : compared.metrics()) {
                console.line(String.format(
                        Locale.ROOT, "  %-24s %-28s %s", each.name(), number(each.one()), number(each.other())));
            }
        }
    }

    private static String number(OptionalDouble value) {
        return TrainingPrinter.share(value.orElse(Double.NaN));
    }

    private void writeChanged(
            RoundHistory history, RoundComparison compared, Path project, Path target, DeviceChoice device)
            throws IOException {
        var read = ProjectFile.read(project);
        var image = read.image().orElseThrow(() -> new IOException(Messages.text("update.no-image", project)));
        WriteTarget.refuseInputs(target, List.of(image));
        var earlier = history.open(compared.one());
        var later = history.open(compared.other());
        var decision = Devices.decide(device);
        try (var pixels = RasterFiles.open(image);
                var engine = new CommandDevice();
                var before = predicted(pixels, earlier, engine.queue(), new Segmenters(decision.device()));
                var after = predicted(pixels, later, engine.queue(), new Segmenters(decision.device()))) {
            var changes = ChangedClasses.of(
                    after, later.card().legend(), before, earlier.card().legend(), new TileCache(TILE_BYTES));
            long changed = changes.write(
                    target,
                    Map.of("LAPWING_MODEL_BEFORE", earlier.sha256(), "LAPWING_MODEL_AFTER", later.sha256()),
                    console.cancel(),
                    new ProgressPrinter(console));
            var grid = pixels.grid();
            console.note(Messages.text("rounds.changed.done", changed, grid.columns() * grid.rows(), target));
        }
    }

    private PredictedRaster predicted(
            RasterSource pixels, Checkpoint checkpoint, DeviceQueue device, Segmenters segmenters) throws IOException {
        var segmenter = Outcome.of(
                device.submit(Lane.EXPORT, console.cancel(), () -> segmenters.open(checkpoint)), console.cancel());
        return PredictedRaster.of(
                pixels, checkpoint.card(), checkpoint.sha256(), segmenter, device, PredictionSettings.sweep());
    }

    private record Back(int round, String checkpoint, String sha256, long labelRevision) {}

    /// Goes back to a round.
    @Command(name = "rollback", mixinStandardHelpOptions = true)
    int rollback(
            @Parameters(paramLabel = "ROUND", descriptionKey = "rounds.number") int number,
            @Option(names = "--project", required = true, paramLabel = "DIR", descriptionKey = "rounds.project")
                    Path project,
            @Option(names = "--json", descriptionKey = "json") boolean json)
            throws IOException {
        var history = history(project);
        var round = round(history.read(), number);
        var checkpoint = history.rollBackTo(number);
        if (json) {
            console.json(new Back(number, checkpoint.name(), checkpoint.sha256(), round.labelRevision()));
        } else {
            console.line(Messages.text("rounds.back", number, checkpoint.name(), round.labelRevision()));
        }
        return LapwingCommand.DONE;
    }
}
