package org.lapwing.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendFile;
import org.lapwing.labels.LegendGuess;
import org.lapwing.labels.Resampling;
import org.lapwing.learning.query.PatchSize;
import org.lapwing.learning.query.PoolSettings;
import org.lapwing.learning.query.QueryStrategy;
import org.lapwing.learning.query.simulation.Contestant;
import org.lapwing.learning.query.simulation.CurvePlot;
import org.lapwing.learning.query.simulation.LightTraining;
import org.lapwing.learning.query.simulation.PlayedRun;
import org.lapwing.learning.query.simulation.Simulation;
import org.lapwing.learning.query.simulation.SimulationFiles;
import org.lapwing.learning.query.simulation.SimulationGround;
import org.lapwing.learning.query.simulation.SimulationResult;
import org.lapwing.learning.query.simulation.SimulationSettings;
import org.lapwing.model.device.DeviceChoice;
import org.lapwing.model.device.Devices;
import org.lapwing.model.device.Precision;
import org.lapwing.model.djl.DjlTrainableFactory;
import org.lapwing.model.serving.FeatureNetworks;
import org.lapwing.project.LabelledFiles;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.Window;
import org.lapwing.raster.write.WriteFailures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lapwing simulate`: what strategies would have been worth on an image whose labels are known.
@Command(name = "simulate", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class SimulateCommand implements Callable<Integer> {

    private static final String JSON = "curves.json";
    private static final String CSV = "curves.csv";
    private static final String PLOT = "curves.svg";
    private static final int GAP_PIXELS = 32;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--image", required = true, paramLabel = "FILE", descriptionKey = "simulate.image")
    private @Nullable Path image;

    @Option(names = "--labels", required = true, paramLabel = "FILE", descriptionKey = "simulate.labels")
    private @Nullable Path labels;

    @Option(names = "--legend", paramLabel = "FILE", descriptionKey = "train.legend")
    private @Nullable Path legend;

    @Option(names = "--output", required = true, paramLabel = "DIR", descriptionKey = "simulate.output")
    private @Nullable Path output;

    @Option(names = "--strategies", split = ",", paramLabel = "NAME", descriptionKey = "simulate.strategies")
    private List<String> strategies = List.of();

    @Option(names = "--patch", paramLabel = "N", defaultValue = "64", descriptionKey = "query.patch")
    private int patch;

    @Option(
            names = "--area",
            paramLabel = "COLUMN,ROW,WIDTH,HEIGHT",
            converter = PixelWindow.class,
            descriptionKey = "simulate.area")
    private @Nullable Window area;

    @Option(names = "--test-share", paramLabel = "X", defaultValue = "0.3", descriptionKey = "simulate.test-share")
    private double testShare;

    @Option(names = "--repetitions", paramLabel = "N", defaultValue = "5", descriptionKey = "simulate.repetitions")
    private int repetitions;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", descriptionKey = "simulate.seed")
    private long seed;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "120", descriptionKey = "simulate.steps")
    private int steps;

    @Option(names = "--committee", paramLabel = "N", defaultValue = "3", descriptionKey = "simulate.committee")
    private int committee;

    @Mixin
    private ScheduleOptions schedule = new ScheduleOptions();

    @Mixin
    private StrategyOptions strategy = new StrategyOptions();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            converter = DeviceName.class,
            descriptionKey = "device")
    private DeviceChoice device = new DeviceChoice.Auto();

    @Option(names = "--resample", descriptionKey = "resample")
    private boolean resample;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (schedule.isMixed()) {
            throw new ParameterException(Arguments.required(spec).commandLine(), Messages.text("simulate.mixed"));
        }
        var contestants = Arguments.checked(spec, this::contestants);
        var size = Arguments.checked(spec, () -> new PatchSize.Pixels(patch));
        var folder = WriteFailures.makeFolder(Arguments.required(output));
        var classes = classes();
        var decision = Devices.decide(device);
        console.note(Messages.text("train.device", decision.reason()));
        try (var files = LabelledFiles.open(
                        List.of(Arguments.required(image)),
                        List.of(Arguments.required(labels)),
                        classes,
                        resample ? Resampling.NEAREST : Resampling.REFUSE);
                var engine = new CommandDevice();
                var readers = WorkerPool.create("tile", WorkerPool.decoderThreads(), WorkerPool.Ending.ABANDON)) {
            var ground = SimulationGround.of(
                    files.images().getFirst(),
                    classes.size(),
                    PoolSettings.DEFAULT.withSize(size),
                    Optional.ofNullable(area),
                    testShare,
                    GAP_PIXELS,
                    seed,
                    console.cancel(),
                    new ProgressPrinter(console));
            var settings = Arguments.checked(
                    spec,
                    () -> new SimulationSettings(
                            contestants,
                            schedule.schedule(ground.pool().size()),
                            seed,
                            repetitions,
                            strategy.settings(QueryStrategy.RANDOM, 1, seed),
                            LightTraining.USUAL.withSteps(steps),
                            committee));
            console.note(Messages.text(
                    "simulate.plan",
                    ground.pool().size(),
                    settings.schedule().initial(),
                    settings.schedule().rounds(),
                    settings.schedule().batch(),
                    contestants.size(),
                    repetitions));
            var simulation = new Simulation(
                    ground,
                    classes,
                    settings,
                    new DjlTrainableFactory(decision.device(), Precision.FLOAT32),
                    new FeatureNetworks(decision.device()),
                    engine.queue(),
                    readers);
            var runs = new ArrayList<PlayedRun>();
            simulation.run(console.cancel(), new ProgressPrinter(console), run -> {
                runs.add(run);
                console.note(Messages.text(
                        "simulate.played",
                        run.contestant().name(),
                        run.seed(),
                        number(run.meanIou().getFirst()),
                        number(run.meanIou().getLast())));
                keep(folder, SimulationResult.of(settings, ground, runs));
            });
            print(SimulationResult.of(settings, ground, runs), folder);
        }
        return LapwingCommand.DONE;
    }

    private List<Contestant> contestants() {
        return strategies.isEmpty()
                ? Contestant.all().stream()
                        .filter(each -> each.learner() == Contestant.Learner.PIXELS)
                        .toList()
                : strategies.stream().map(String::strip).map(Contestant::named).toList();
    }

    private Legend classes() throws IOException {
        if (legend != null) {
            return LegendFile.read(legend);
        }
        try (var raster = RasterFiles.open(Arguments.required(labels))) {
            var proposal = LegendGuess.propose(raster, console.cancel());
            proposal.remarks().forEach(console::note);
            return proposal.legend();
        }
    }

    /// Writes what is known so far, so that a stopped simulation leaves the runs that were finished.
    private void keep(Path folder, SimulationResult result) {
        try {
            SimulationFiles.writeJson(folder.resolve(JSON), result);
            SimulationFiles.writeCsv(folder.resolve(CSV), result);
            CurvePlot.write(folder.resolve(PLOT), result, PlotTexts.words());
            var run = result.runs().getLast();
            SimulationFiles.writeNames(folder.resolve("seed-" + run.seed()), schedule.suffix(), result, run);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void print(SimulationResult result, Path folder) throws IOException {
        if (json) {
            console.line(SimulationFiles.toJson(result));
            return;
        }
        console.line(Messages.text("simulate.header", repetitions));
        for (var curve : result.curves()) {
            var reached = result.patchesToReachRandom(curve);
            console.line(String.format(
                    Locale.ROOT,
                    "%-24s %8s ± %s   %8s   %12s   %s",
                    curve.contestant().name(),
                    number(curve.last().mean()),
                    number(curve.last().halfWidth()),
                    number(curve.meanHeight()),
                    curve.againstRandom().isEmpty()
                            ? "-"
                            : number(curve.againstRandom().getLast().mean()) + " ± "
                                    + number(curve.againstRandom().getLast().halfWidth()),
                    reached.isPresent() ? String.valueOf(reached.getAsInt()) : "-"));
        }
        console.line(Messages.text("simulate.done", folder));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
