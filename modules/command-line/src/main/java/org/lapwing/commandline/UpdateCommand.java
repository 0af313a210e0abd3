package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.LegendFile;
import org.lapwing.labels.Resampling;
import org.lapwing.labels.annotation.SavedLabels;
import org.lapwing.learning.update.FeatureCache;
import org.lapwing.learning.update.ModelUpdate;
import org.lapwing.learning.update.UpdateReport;
import org.lapwing.learning.update.UpdateRequest;
import org.lapwing.learning.update.UpdateResult;
import org.lapwing.learning.update.UpdateSettings;
import org.lapwing.model.device.DeviceChoice;
import org.lapwing.model.device.Devices;
import org.lapwing.model.serving.FeatureNetworks;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.project.Project;
import org.lapwing.project.ProjectFile;
import org.lapwing.project.Round;
import org.lapwing.project.RoundHistory;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lapwing update`: a model learns from new annotations in seconds.
@Command(name = "update", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class UpdateCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--project", paramLabel = "DIR", descriptionKey = "update.project")
    private @Nullable Path project;

    @Option(names = "--image", paramLabel = "FILE", descriptionKey = "update.image")
    private @Nullable Path image;

    @Option(names = "--model", paramLabel = "DIR", descriptionKey = "update.model")
    private @Nullable Path model;

    @Option(names = "--annotations", paramLabel = "FILE.gpkg", descriptionKey = "update.annotations")
    private @Nullable Path annotations;

    @Option(names = "--labels", paramLabel = "FILE", descriptionKey = "update.labels")
    private @Nullable Path labels;

    @Option(names = "--legend", paramLabel = "FILE", descriptionKey = "update.legend")
    private @Nullable Path legend;

    @Option(names = "--checkpoint", paramLabel = "NAME", descriptionKey = "update.checkpoint")
    private @Nullable String checkpoint;

    @Option(names = "--replay", paramLabel = "N", defaultValue = "32", descriptionKey = "update.replay")
    private int replay;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", descriptionKey = "update.seed")
    private long seed;

    @Option(names = "--remark", paramLabel = "TEXT", defaultValue = "", descriptionKey = "update.remark")
    private String remark = "";

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            converter = DeviceName.class,
            descriptionKey = "device")
    private DeviceChoice device = new DeviceChoice.Auto();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    /// @param clock dates the round
    UpdateCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    /// What is read, whether a project names it or options do.
    ///
    /// @param truth label raster and its legend
    /// @param cache remembers described windows, of a project in its cache folder
    private record Inputs(Path image, Path model, Path annotations, Optional<Truth> truth, FeatureCache cache) {}

    private record Truth(Path labels, Path legend) {}

    private record Result(
            String model,
            String checkpoint,
            String sha256,
            long labelRevision,
            @Nullable Integer round,
            long recentPixels,
            int recentWindows,
            long replayPixels,
            long heldOutPixels,
            long lockedPixels,
            long gapPixels,
            List<String> newClasses,
            Map<String, Double> measured,
            double seconds) {}

    @Override
    public Integer call() throws IOException {
        var settings = Arguments.checked(spec, this::settings);
        var inputs = inputs();
        var folder = ModelFolder.open(inputs.model);
        var base = checkpoint == null ? folder.best() : folder.named(checkpoint);
        var drawn = SavedLabels.read(inputs.annotations);
        var decision = Devices.decide(device);
        console.note(Messages.text("train.device", decision.reason()));
        UpdateResult result;
        try (var pixels = RasterFiles.open(inputs.image);
                var truth = OpenTruth.of(inputs.truth, pixels);
                var engine = new CommandDevice();
                var readers = WorkerPool.create("tile", WorkerPool.decoderThreads(), WorkerPool.Ending.ABANDON)) {
            var request = UpdateRequest.of(base, pixels, truth.truth(), drawn, settings);
            if (request.recent().isEmpty()) {
                console.note(Messages.text(
                        "update.nothing-new",
                        base.card().provenance().labelRevision().orElse(0)));
            }
            result = new ModelUpdate(new FeatureNetworks(decision.device()), engine.queue(), readers, inputs.cache)
                    .run(request, console.cancel(), new ProgressPrinter(console));
        }
        switch (result) {
            case UpdateResult.Refused refused -> throw new IOException(refused.sentence());
            case UpdateResult.Published published -> print(published, recorded(published));
        }
        return LapwingCommand.DONE;
    }

    private UpdateSettings settings() {
        var usual = UpdateSettings.USUAL;
        return new UpdateSettings(
                replay,
                usual.pixelsPerClass(),
                usual.recentShare(),
                usual.closeness(),
                usual.steps(),
                usual.tolerance(),
                seed);
    }

    private Inputs inputs() throws IOException {
        if ((labels == null) != (legend == null)) {
            throw usage(Messages.text("update.truth"));
        }
        Optional<Truth> given =
                labels == null || legend == null ? Optional.empty() : Optional.of(new Truth(labels, legend));
        if (project == null) {
            if (image == null || model == null || annotations == null) {
                throw usage(Messages.text("update.either"));
            }
            return new Inputs(image, model, annotations, given, new FeatureCache(0));
        }
        if (image != null || model != null) {
            throw usage(Messages.text("update.either"));
        }
        var read = ProjectFile.read(project);
        var file = read.image().orElseThrow(() -> new IOException(Messages.text("update.no-image", read.folder())));
        return new Inputs(
                file,
                read.model(),
                annotations == null ? read.annotations() : annotations,
                given.or(() -> truthOf(read)),
                FeatureCache.in(read.cacheFolder().resolve("features"), FeatureCache.USUAL_BYTES));
    }

    private static Optional<Truth> truthOf(Project project) {
        return project.labels().filter(Files::exists).flatMap(raster -> project.legend()
                .map(classes -> new Truth(raster, classes)));
    }

    /// Ground truth while it is open; closing it closes its files.
    private record OpenTruth(Optional<LabelRaster> raster, Optional<RasterSource> file) implements AutoCloseable {

        static OpenTruth of(Optional<Truth> truth, RasterSource image) throws IOException {
            if (truth.isEmpty()) {
                return new OpenTruth(Optional.empty(), Optional.empty());
            }
            var file = RasterFiles.open(truth.get().labels());
            try {
                var classes = LegendFile.read(truth.get().legend());
                var raster = LabelRaster.open(file, classes, LabelMatching.AUTOMATIC)
                        .alignedTo(image.grid(), Resampling.REFUSE);
                return new OpenTruth(Optional.of(raster), Optional.of(file));
            } catch (IOException | RuntimeException failure) {
                file.close();
                throw failure;
            }
        }

        Optional<UpdateRequest.Truth> truth() {
            return raster.map(each -> new UpdateRequest.Truth(each, each.legend()));
        }

        @Override
        public void close() {
            raster.ifPresent(LabelRaster::close);
            file.ifPresent(RasterSource::close);
        }
    }

    /// Records the round in the project.
    ///
    /// @return its number; empty without a project
    private Optional<Integer> recorded(UpdateResult.Published published) throws IOException {
        if (project == null) {
            return Optional.empty();
        }
        var history = new RoundHistory(ProjectFile.read(project).folder());
        var report = published.report();
        var round = new Round(
                history.read().next(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                report.labelRevision(),
                report.recentWindows(),
                Map.of(),
                history.model(published.checkpoint(), Round.Way.UPDATE),
                published.checkpoint().card().provenance().metrics(),
                remark);
        history.add(round);
        return Optional.of(round.number());
    }

    private void print(UpdateResult.Published published, Optional<Integer> round) {
        var report = published.report();
        var checkpoint = published.checkpoint();
        if (json) {
            console.json(new Result(
                    checkpoint.modelFolder().toString(),
                    checkpoint.name(),
                    checkpoint.sha256(),
                    report.labelRevision(),
                    round.orElse(null),
                    report.recentPixels(),
                    report.recentWindows(),
                    report.replayPixels(),
                    report.heldOutPixels(),
                    report.withheld().locked(),
                    report.withheld().beside(),
                    report.added(),
                    checkpoint.card().provenance().metrics(),
                    report.seconds().whole()));
            return;
        }
        tell(report);
        console.line(
                Messages.text("update.stored", checkpoint.name(), checkpoint.modelFolder(), report.labelRevision()));
        round.ifPresent(number -> console.line(Messages.text("update.round", number)));
    }

    private void tell(UpdateReport report) {
        if (report.withheld().all() > 0) {
            console.note(Messages.text(
                    "update.locked",
                    report.withheld().locked(),
                    report.withheld().beside()));
        }
        if (!report.added().isEmpty()) {
            console.line(Messages.text("update.classes", String.join(", ", report.added())));
        }
        console.line(Messages.text(
                "update.done",
                String.format(Locale.ROOT, "%.1f", report.seconds().whole()),
                report.recentPixels(),
                report.recentWindows(),
                report.replayPixels(),
                TrainingPrinter.share(report.recentAfter()),
                TrainingPrinter.share(report.recentBefore()),
                TrainingPrinter.share(report.after().meanIou()),
                TrainingPrinter.share(report.before().meanIou())));
    }

    private ParameterException usage(String message) {
        return new ParameterException(Arguments.required(spec).commandLine(), message);
    }
}
