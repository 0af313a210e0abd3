package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.datasets.npy.NpyFile;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.labels.LegendFile;
import org.lapwing.labels.Resampling;
import org.lapwing.labels.annotation.AnnotationRaster;
import org.lapwing.labels.annotation.SavedLabels;
import org.lapwing.learning.LockedGround;
import org.lapwing.learning.query.CandidateFiles;
import org.lapwing.learning.query.KnownLabels;
import org.lapwing.learning.query.PatchPool;
import org.lapwing.learning.query.Query;
import org.lapwing.learning.query.QueryFile;
import org.lapwing.learning.query.QueryResult;
import org.lapwing.learning.query.QuerySettings;
import org.lapwing.learning.query.QueryStrategy;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.device.DeviceChoice;
import org.lapwing.model.device.Devices;
import org.lapwing.model.serving.FeatureNetworks;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.write.WriteTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lapwing query`: which patches to label next.
@Command(name = "query", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class QueryCommand implements Callable<Integer> {

    /// So many of the newest checkpoints of a model make a committee, where none are named.
    private static final int COMMITTEE = 4;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private QueryInputs inputs = new QueryInputs();

    @Mixin
    private PoolOptions pool = new PoolOptions();

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            defaultValue = "entropy",
            converter = StrategyName.class,
            descriptionKey = "query.strategy")
    private QueryStrategy strategy = QueryStrategy.ENTROPY;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "10", descriptionKey = "query.batch")
    private int batch;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", descriptionKey = "query.seed")
    private long seed;

    @Mixin
    private StrategyOptions options = new StrategyOptions();

    @Option(names = "--labelled-share", paramLabel = "X", defaultValue = "0.1", descriptionKey = "query.labelled")
    private double labelledShare;

    @Option(names = "--labelled-names", paramLabel = "FILE", descriptionKey = "query.names")
    private @Nullable Path labelledNames;

    @Option(names = "--output", arity = "1..*", paramLabel = "FILE", descriptionKey = "query.output")
    private List<Path> outputs = List.of();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "auto",
            converter = DeviceName.class,
            descriptionKey = "device")
    private DeviceChoice device = new DeviceChoice.Auto();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    QueryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var settings = checkUsage();
        var read = inputs.resolved();
        for (var file : outputs) {
            WriteTarget.check(file);
            WriteTarget.refuseInputs(file, read.images());
        }
        var asked = strategy.needsModel() || !read.models().isEmpty() ? checkpoints(read) : List.<Checkpoint>of();
        var decision = Devices.decide(device);
        if (strategy.needsModel()) {
            console.note(Messages.text("train.device", decision.reason()));
        }
        var opened = new ArrayList<RasterSource>();
        try (var engine = new CommandDevice();
                var readers = WorkerPool.create("tile", WorkerPool.decoderThreads(), WorkerPool.Ending.ABANDON)) {
            for (var file : read.images()) {
                opened.add(RasterFiles.open(file));
            }
            var images = List.copyOf(opened);
            var legend = legend(read, asked);
            var patches = patches(images, asked);
            var known = known(read, patches, images, legend, opened);
            var models = new ArrayList<Query.Asked>();
            for (var each : strategy.needsModel() ? asked : List.<Checkpoint>of()) {
                models.add(new Query.Asked(each.sha256(), each.card(), ModelFolder.weights(each)));
            }
            var result = new Query(
                            images,
                            patches,
                            known,
                            models,
                            new FeatureNetworks(decision.device()),
                            engine.queue(),
                            readers)
                    .run(settings, console.cancel(), new ProgressPrinter(console));
            result.remarks().forEach(console::note);
            write(result, legend);
            print(result, legend, known.count());
        } finally {
            opened.forEach(RasterSource::close);
        }
        return LapwingCommand.DONE;
    }

    private QuerySettings checkUsage() {
        if (inputs.isUnclear()) {
            throw usage(Messages.text("query.either"));
        }
        if (inputs.isUnpaired()) {
            throw usage(Messages.text("query.pairs"));
        }
        if (!pool.isValidShare()) {
            throw usage(Messages.text("query.bad-valid"));
        }
        if (pool.isSizedTwice()) {
            throw usage(Messages.text("query.sizes"));
        }
        for (var file : outputs) {
            if (kind(file).isEmpty()) {
                throw usage(Messages.text("query.kinds", file));
            }
        }
        Arguments.checked(spec, pool::size);
        return Arguments.checked(spec, () -> options.settings(strategy, batch, seed));
    }

    private ParameterException usage(String message) {
        return new ParameterException(Arguments.required(spec).commandLine(), message);
    }

    /// The checkpoints that are asked: a committee, or one.
    private List<Checkpoint> checkpoints(QueryInputs.Resolved read) throws IOException {
        if (read.models().isEmpty()) {
            throw new IOException(Messages.text("query.no-model", strategy.commandName()));
        }
        var folder = ModelFolder.open(read.models().getFirst());
        var all = new ArrayList<Checkpoint>();
        for (var name : read.checkpoints()) {
            all.add(folder.named(name));
        }
        if (all.isEmpty()) {
            all.add(folder.best());
        }
        if (strategy != QueryStrategy.COMMITTEE) {
            return List.of(all.getFirst());
        }
        for (var other : read.models().subList(1, read.models().size())) {
            all.add(ModelFolder.open(other).best());
        }
        if (read.checkpoints().isEmpty() && read.models().size() == 1) {
            var best = all.getFirst().name();
            for (var name : folder.names().reversed()) {
                if (all.size() < COMMITTEE && !name.equals(best)) {
                    all.add(folder.named(name));
                }
            }
        }
        return all;
    }

    private Legend legend(QueryInputs.Resolved read, List<Checkpoint> asked) throws IOException {
        if (!asked.isEmpty()) {
            return asked.getFirst().card().legend();
        }
        if (read.legend().isPresent()) {
            return LegendFile.read(read.legend().get());
        }
        if (read.annotations().isPresent()) {
            return SavedLabels.read(read.annotations().get()).classes().legend();
        }
        if (!read.labels().isEmpty()) {
            throw new IOException(Messages.text("query.no-legend"));
        }
        return new Legend(List.of(new LegendClass(1, "land", "#808080", List.of())), Set.of());
    }

    /// The pool less the ground that the model's training holds back: what is labelled there could not be
    /// learnt.
    private PatchPool patches(List<RasterSource> images, List<Checkpoint> asked) throws IOException {
        var laid =
                PatchPool.of(images, pool.settings(console.cancel()), console.cancel(), new ProgressPrinter(console));
        if (asked.isEmpty()) {
            return laid;
        }
        var walls = new ArrayList<LockedGround>();
        for (var image : images) {
            walls.add(LockedGround.ofModel(asked.getFirst().modelFolder(), image.grid()));
        }
        var free = laid.filtered(each -> walls.get(each.image()).isFree(each.window()));
        if (free.size() < laid.size()) {
            console.note(Messages.text("query.locked", laid.size() - free.size(), laid.size()));
        }
        if (free.size() == 0) {
            throw new IOException(Messages.text("query.all-locked"));
        }
        return free;
    }

    /// @param opened receives what is opened, to be closed with the images
    private KnownLabels known(
            QueryInputs.Resolved read,
            PatchPool patches,
            List<RasterSource> images,
            Legend legend,
            List<RasterSource> opened)
            throws IOException {
        var known = KnownLabels.none(legend.size());
        var done = new HashSet<Integer>();
        if (!read.labels().isEmpty()) {
            var classes =
                    read.legend().isPresent() ? LegendFile.read(read.legend().get()) : legend;
            var rasters = new ArrayList<RasterSource>();
            for (int i = 0; i < images.size(); i++) {
                var file = RasterFiles.open(read.labels().get(i));
                opened.add(file);
                var raster = LabelRaster.open(file, classes, LabelMatching.AUTOMATIC)
                        .alignedTo(images.get(i).grid(), Resampling.REFUSE);
                opened.add(raster);
                rasters.add(raster);
            }
            known = KnownLabels.read(patches, rasters, legend.size(), labelledShare, console.cancel());
            done.addAll(known.patches());
        }
        if (read.annotations().isPresent()) {
            var drawn = SavedLabels.read(read.annotations().get());
            drawn.classes().requireCodesOf(legend);
            var rasters = new ArrayList<RasterSource>();
            for (var image : images) {
                rasters.add(AnnotationRaster.of(drawn, legend, image.grid()));
            }
            known = KnownLabels.read(patches, rasters, legend.size(), labelledShare, console.cancel())
                    .at(drawn.revision());
        }
        return known.and(done).and(named(patches));
    }

    private List<Integer> named(PatchPool patches) throws IOException {
        if (labelledNames == null) {
            return List.of();
        }
        var byName = patches.indicesByName();
        var found = new ArrayList<Integer>();
        var names = NpyFile.readNames(labelledNames);
        for (var name : names) {
            Optional.ofNullable(byName.get(name)).ifPresent(found::add);
        }
        if (found.isEmpty() && !names.isEmpty()) {
            throw new IOException(Messages.text("query.names.none", labelledNames, names.getFirst(), patches.name(0)));
        }
        if (found.size() < names.size()) {
            console.note(Messages.text("query.names.some", names.size() - found.size(), names.size(), labelledNames));
        }
        return found;
    }

    private enum Kind {
        GEOJSON,
        CSV,
        NPY,
        JSON
    }

    private static Optional<Kind> kind(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        for (var kind : Kind.values()) {
            if (name.endsWith("." + kind.name().toLowerCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private void write(QueryResult result, Legend legend) throws IOException {
        for (var file : outputs) {
            switch (kind(file).orElseThrow()) { // the usage was checked
                case GEOJSON -> CandidateFiles.writeGeoJson(file, result, legend, console.cancel());
                case CSV -> CandidateFiles.writeCsv(file, result, legend);
                case NPY -> CandidateFiles.writeNames(file, result);
                case JSON -> QueryFile.write(file, result);
            }
        }
    }

    private void print(QueryResult result, Legend legend, int labelled) throws IOException {
        if (json) {
            console.line(QueryFile.toJson(result));
            return;
        }
        console.line(Messages.text("query.header", result.poolPatches(), labelled));
        for (int i = 0; i < result.candidates().size(); i++) {
            var each = result.candidates().get(i);
            var reason = each.reason();
            var classes = reason.second() < 0
                    ? CandidateFiles.className(legend, reason.likeliest())
                    : Messages.text(
                            "query.between",
                            CandidateFiles.className(legend, reason.likeliest()),
                            CandidateFiles.className(legend, reason.second()));
            console.line(String.format(
                    Locale.ROOT,
                    "%4d  %-28s %9.4f  %5.1f %%  %s",
                    i + 1,
                    each.patch().name(result.images().get(each.patch().image()).name()),
                    reason.value(),
                    100 * reason.higherThan(),
                    classes));
        }
        outputs.forEach(file -> console.note(Messages.text("query.wrote", file)));
    }
}
