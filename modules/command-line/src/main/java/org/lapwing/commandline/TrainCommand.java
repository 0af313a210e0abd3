package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendFile;
import org.lapwing.labels.LegendGuess;
import org.lapwing.labels.LegendProposal;
import org.lapwing.labels.Resampling;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.labels.annotation.SavedLabels;
import org.lapwing.learning.PatchSampling;
import org.lapwing.learning.SplitShares;
import org.lapwing.learning.TrainingLength;
import org.lapwing.learning.TrainingResult;
import org.lapwing.learning.TrainingRun;
import org.lapwing.learning.TrainingSettings;
import org.lapwing.model.Networks;
import org.lapwing.model.device.DeviceChoice;
import org.lapwing.model.device.Devices;
import org.lapwing.model.device.Precision;
import org.lapwing.model.djl.DjlTrainableFactory;
import org.lapwing.project.LabelledFiles;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.Window;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lapwing train`: a network from labelled images.
@Command(name = "train", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class TrainCommand implements Callable<Integer> {

    private static final int SHEET_COLUMNS = 8;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--image", required = true, arity = "1..*", paramLabel = "FILE", descriptionKey = "train.image")
    private List<Path> images = List.of();

    @Option(names = "--labels", arity = "1..*", paramLabel = "FILE", descriptionKey = "train.labels")
    private List<Path> labels = List.of();

    @Option(names = "--annotations", paramLabel = "FILE.gpkg", descriptionKey = "train.annotations")
    private @Nullable Path annotations;

    @Option(names = "--legend", paramLabel = "FILE", descriptionKey = "train.legend")
    private @Nullable Path legend;

    @Option(names = "--model", paramLabel = "DIR", descriptionKey = "train.model")
    private @Nullable Path model;

    @Option(names = "--find-rate", paramLabel = "DIR", descriptionKey = "train.find-rate")
    private @Nullable Path findRate;

    @Option(names = "--show-augmented", paramLabel = "FILE.png", descriptionKey = "train.show-augmented")
    private @Nullable Path showAugmented;

    @Option(names = "--network", paramLabel = "NAME", defaultValue = "unet", descriptionKey = "train.network")
    private String network = "unet";

    @Option(names = "--epochs", paramLabel = "N", descriptionKey = "train.epochs")
    private @Nullable Integer epochs;

    @Option(names = "--minutes", paramLabel = "N", converter = MinutesOption.class, descriptionKey = "train.minutes")
    private @Nullable Duration minutes;

    @Option(
            names = "--area",
            paramLabel = "COLUMN,ROW,WIDTH,HEIGHT",
            converter = PixelWindow.class,
            descriptionKey = "train.area")
    private @Nullable Window area;

    @Option(names = "--patches-per-epoch", paramLabel = "N", descriptionKey = "train.patches")
    private @Nullable Integer patchesPerEpoch;

    @Option(names = "--batch", paramLabel = "N", descriptionKey = "train.batch")
    private @Nullable Integer batch;

    @Option(names = "--patch", paramLabel = "N", descriptionKey = "train.patch")
    private @Nullable Integer patch;

    @Option(names = "--learning-rate", paramLabel = "X", descriptionKey = "train.rate")
    private @Nullable Double learningRate;

    @Option(names = "--test-share", paramLabel = "X", descriptionKey = "train.test-share")
    private @Nullable Double testShare;

    @Option(names = "--sampling", paramLabel = "NAME", descriptionKey = "train.sampling")
    private @Nullable PatchSampling sampling;

    @Mixin
    private final MethodOptions method = new MethodOptions();

    @Mixin
    private final StartOptions start = new StartOptions();

    @Option(names = "--patience", paramLabel = "N", descriptionKey = "train.patience")
    private @Nullable Integer patience;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", descriptionKey = "train.seed")
    private long seed;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            converter = DeviceName.class,
            descriptionKey = "device")
    private DeviceChoice device = new DeviceChoice.Auto();

    @Option(names = "--precision", paramLabel = "PRECISION", descriptionKey = "train.precision")
    private @Nullable Precision precision;

    @Option(names = "--resample", descriptionKey = "resample")
    private boolean resample;

    @Option(names = "--resume", descriptionKey = "train.resume")
    private boolean resume;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    TrainCommand(Console console) {
        this.console = console;
    }

    private record Result(
            String model,
            String ending,
            int epochs,
            long steps,
            int bestEpoch,
            @Nullable Double validationMeanIou,
            @Nullable Double validationOverall,
            Map<String, Double> validationIou,
            double seconds,
            @Nullable Double megapixelsPerSecond,
            String device) {}

    @Override
    public Integer call() throws IOException {
        checkUsage();
        var settings = Arguments.checked(spec, this::settings);
        Optional<LabelSnapshot> drawn =
                annotations == null ? Optional.empty() : Optional.of(SavedLabels.read(annotations));
        var classes = classes(drawn);
        var decision = Devices.decide(device);
        console.note(Messages.text("train.device", decision.reason()));
        var arithmetic = precision == null ? Precision.recommended(decision.device()) : precision;
        console.note(Messages.text("train.arithmetic", arithmetic));
        var folder = model == null ? Path.of("") : model;
        TrainingResult result;
        try (var files = open(drawn, classes);
                var engine = new CommandDevice();
                var decoders = WorkerPool.create("tile", WorkerPool.decoderThreads(), WorkerPool.Ending.ABANDON)) {
            files.labels().forEach(raster -> raster.remarks().forEach(console::note));
            var run = new TrainingRun(
                    files.images(),
                    classes,
                    settings,
                    folder,
                    new DjlTrainableFactory(decision.device(), arithmetic),
                    engine.queue(),
                    decoders);
            Arguments.checked(spec, () -> {
                run.checkSettings();
                return run;
            });
            var printer = new TrainingPrinter(console, classes);
            if (findRate != null) {
                var found = run.findRate(RateReport.STEPS, console.cancel(), printer);
                new RateReport(found, findRate, console).write(json);
                return LapwingCommand.DONE;
            }
            if (showAugmented != null) {
                new ContactSheet(run.augmented(SHEET_COLUMNS, console.cancel(), printer), classes).write(showAugmented);
                console.line(Messages.text("train.sheet.written", showAugmented));
                return LapwingCommand.DONE;
            }
            result = run.run(console.cancel(), printer);
        }
        print(result, classes, decision.device().toString(), folder);
        return LapwingCommand.DONE;
    }

    private LabelledFiles open(Optional<LabelSnapshot> drawn, Legend classes) throws IOException {
        return drawn.isPresent()
                ? LabelledFiles.annotated(images, drawn.get(), classes)
                : LabelledFiles.open(images, labels, classes, resample ? Resampling.NEAREST : Resampling.REFUSE);
    }

    private Legend classes(Optional<LabelSnapshot> drawn) throws IOException {
        if (legend != null) {
            var given = LegendFile.read(legend);
            if (drawn.isPresent()) {
                drawn.get().classes().requireCodesOf(given);
            }
            return given;
        }
        if (drawn.isPresent()) {
            if (drawn.get().size() == 0) {
                throw new IOException(Messages.text("train.nothing-drawn", Arguments.required(annotations)));
            }
            return drawn.get().classes().legend();
        }
        Optional<LegendProposal> all = Optional.empty();
        for (var file : labels) {
            try (var raster = RasterFiles.open(file)) {
                var proposal = LegendGuess.propose(raster, console.cancel());
                all = all.map(before -> before.with(proposal)).or(() -> Optional.of(proposal));
            }
        }
        var proposal = all.orElseThrow();
        proposal.remarks().forEach(console::note);
        return proposal.legend();
    }

    private void checkUsage() {
        if (labels.isEmpty() == (annotations == null)) {
            throw usage(Messages.text("train.either"));
        }
        if (annotations == null && images.size() != labels.size()) {
            throw usage(Messages.text("train.pairs", images.size(), labels.size()));
        }
        if (Stream.of(model, findRate, showAugmented).filter(Objects::nonNull).count() != 1) {
            throw usage(Messages.text("train.model-or-rate"));
        }
        if (epochs != null && minutes != null) {
            throw usage(Messages.text("train.length"));
        }
        if (!Networks.names().contains(network)) {
            throw usage(Messages.text("train.unknown-network", network, String.join(", ", Networks.names())));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(Arguments.required(spec).commandLine(), message);
    }

    private TrainingSettings settings() {
        var settings = TrainingSettings.defaults().withNetwork(network).withSeed(seed);
        if (epochs != null) {
            settings = settings.withLength(new TrainingLength.Epochs(epochs));
        }
        if (minutes != null) {
            settings = settings.withLength(new TrainingLength.Budget(minutes));
        }
        settings = settings.withPatches(
                patch == null ? Networks.patchNear(network, settings.patch()) : patch,
                batch == null ? settings.batch() : batch,
                patchesPerEpoch == null ? settings.patchesPerEpoch() : patchesPerEpoch);
        if (learningRate != null) {
            settings = settings.withLearningRate(learningRate);
        }
        if (area != null) {
            // Whoever names an area tests outside it, so no block inside is kept back unless asked for.
            settings = settings.withArea(area).withShares(SplitShares.WITHOUT_TEST);
        }
        if (sampling != null) {
            settings = settings.withSampling(sampling, settings.augmentation());
        }
        if (patience != null) {
            settings = settings.withPatience(patience);
        }
        if (testShare != null) {
            settings = settings.withShares(new SplitShares(settings.shares().validation(), testShare));
        }
        settings = start.applied(method.applied(settings));
        return resume ? settings.withStart(TrainingSettings.Start.RESUME) : settings;
    }

    private void print(TrainingResult result, Legend classes, String usedDevice, Path folder) {
        var iou = new TreeMap<String, Double>();
        for (int index = 0; index < classes.size(); index++) {
            double value = result.scores().iou().get(index);
            if (!Double.isNaN(value)) {
                iou.put(classes.classes().get(index).name(), value);
            }
        }
        if (json) {
            console.json(new Result(
                    folder.toString(),
                    result.ending().name(),
                    result.epochs(),
                    result.steps(),
                    result.best().epoch(),
                    numberOrNull(result.scores().meanIou()),
                    numberOrNull(result.scores().overall()),
                    iou,
                    result.seconds(),
                    numberOrNull(result.megapixelsPerSecond()),
                    usedDevice));
        } else {
            console.line(Messages.text(
                    "train.done",
                    result.best().epoch(),
                    TrainingPrinter.share(result.scores().meanIou()),
                    TrainingPrinter.share(result.scores().overall()),
                    result.epochs(),
                    result.steps(),
                    Math.round(result.seconds()),
                    TrainingPrinter.share(result.megapixelsPerSecond()),
                    folder));
        }
    }

    /// JSON has no NaN: what was not measured is null.
    private static @Nullable Double numberOrNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
