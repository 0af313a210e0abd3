package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.accuracy.design.AllocationPlan;
import org.lapwing.accuracy.design.BlockDraw;
import org.lapwing.accuracy.design.DesignTable;
import org.lapwing.accuracy.design.DesignTable.Units;
import org.lapwing.accuracy.design.DrawnDesign;
import org.lapwing.accuracy.design.NearTraining;
import org.lapwing.accuracy.design.PixelDraw;
import org.lapwing.accuracy.design.PolygonDraw;
import org.lapwing.accuracy.design.StratumSize;
import org.lapwing.accuracy.design.SystematicDraw;
import org.lapwing.accuracy.table.MapAtPoints;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.write.WholeFile;
import org.lapwing.raster.write.WriteTarget;
import org.lapwing.vector.file.FeatureFiles;
import org.lapwing.vector.file.GeoJsonWriter;
import org.lapwing.vector.file.GeoPackageWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lapwing sample-design`: draws the points at which a map is to be judged.
@Command(
        name = "sample-design",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        resourceBundle = "org.lapwing.commandline.messages")
final class SampleDesignCommand implements Callable<Integer> {

    private static final String LAYER = "sample";

    private final Console console;
    private final Clock clock;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final DesignPopulation population = new DesignPopulation();

    @Mixin
    private final DesignChoice choice = new DesignChoice();

    @Option(names = "--output", paramLabel = "FILE", descriptionKey = "design.output")
    private @Nullable Path output;

    @Option(names = "--strata-output", paramLabel = "FILE", descriptionKey = "design.strata-output")
    private @Nullable Path strataOutput;

    @Option(names = "--training", paramLabel = "FILE", descriptionKey = "design.training")
    private @Nullable Path training;

    @Option(
            names = "--training-distance",
            paramLabel = "METRES",
            defaultValue = "100",
            descriptionKey = "design.distance")
    private double trainingDistance = 100;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    /// @param clock dates GeoPackages
    SampleDesignCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    private record Stratum(String name, long units, Optional<Double> hectares, double weight, int wanted) {}

    private record Plan(String allocation, List<Integer> units, double overallError, List<Double> usersErrors) {}

    private record Result(
            String design,
            long seed,
            List<Stratum> strata,
            List<Plan> plans,
            int points,
            List<Long> nearTraining,
            Optional<String> output,
            Optional<String> strataOutput,
            List<String> remarks) {}

    @Override
    public Integer call() throws IOException {
        choice.check(spec);
        var ending = ending();
        if (output != null) {
            for (var file : List.of(output, strataFile())) {
                WriteTarget.check(file);
                WriteTarget.refuseInputs(file, inputs());
            }
        }
        try (var opened = population.open(spec, console)) {
            var sizes = opened.sizes(choice, console);
            var counts = choice.counts(spec, sizes, console);
            var plans = choice.plans(spec, sizes);
            if (output == null) {
                finish(sizes, counts, plans, Optional.empty(), List.of());
                return LapwingCommand.DONE;
            }
            var drawn = draw(opened, sizes, counts);
            var near = nearTraining(opened, drawn);
            write(opened, drawn, ending);
            finish(sizes, counts, plans, Optional.of(drawn), near);
            return LapwingCommand.DONE;
        }
    }

    private DrawnDesign draw(DesignPopulation.Opened opened, List<StratumSize> sizes, List<Integer> counts)
            throws IOException {
        var random = new SplittableRandom(choice.seed());
        var progress = new ProgressPrinter(console);
        if (opened.polygons().isPresent()) {
            return PolygonDraw.draw(
                    opened.polygons().get(),
                    opened.grid(),
                    choice.isSimple() ? OptionalInt.empty() : opened.polygonField(),
                    sizes,
                    counts,
                    random);
        }
        if (choice.isClustered()) {
            return BlockDraw.draw(
                    opened.grid(),
                    opened.strata(),
                    choice.block(),
                    counts.getFirst(),
                    choice.pixelsOfBlock(),
                    opened.ground(),
                    random,
                    console.cancel(),
                    progress);
        }
        if (choice.alignment().isPresent()) {
            return SystematicDraw.draw(
                    opened.grid(),
                    opened.strata(),
                    sizes,
                    counts.stream().mapToInt(Integer::intValue).sum(),
                    choice.alignment().get(),
                    random,
                    console.cancel(),
                    progress);
        }
        return PixelDraw.draw(
                opened.grid(),
                choice.isSimple() ? opened.strata().together(DesignPopulation.WHOLE) : opened.strata(),
                sizes,
                counts,
                choice.spacingPixels(opened.grid()),
                random,
                console.cancel(),
                progress);
    }

    private List<Long> nearTraining(DesignPopulation.Opened opened, DrawnDesign drawn) throws IOException {
        if (training == null) {
            return List.of();
        }
        var shapes = FeatureFiles.read(training, Optional.empty(), console.cancel(), ProgressListener.NONE);
        var placed = shapes.crs().isEmpty() || !opened.grid().isGeoreferenced()
                ? shapes
                : shapes.reprojected(opened.grid().crs(), console.cancel());
        var near = NearTraining.ids(drawn.points(), opened.grid(), placed, trainingDistance);
        if (!near.isEmpty()) {
            console.note(Messages.text(
                    "design.near",
                    near.size(),
                    trainingDistance,
                    training,
                    String.join(
                            ", ",
                            near.stream()
                                    .limit(20)
                                    .map(each -> Long.toString(each))
                                    .toList())));
        }
        return near;
    }

    private void write(DesignPopulation.Opened opened, DrawnDesign drawn, String ending) throws IOException {
        var file = Arguments.required(output);
        var classes = new ArrayList<String>();
        var map = new MapAtPoints(opened.map(), console.cancel());
        for (var point : drawn.points()) {
            var transform = opened.grid().transform();
            classes.add(map.at(
                            transform.x(point.column() + 0.5, point.row() + 0.5),
                            transform.y(point.column() + 0.5, point.row() + 0.5),
                            "")
                    .orElse(""));
        }
        var units = opened.polygons().isPresent() ? Units.POLYGONS : choice.isClustered() ? Units.BLOCKS : Units.PIXELS;
        var table = new DesignTable(drawn, opened.grid(), units, classes);
        switch (ending) {
            case "csv" -> WholeFile.write(file, table.toCsv());
            case "gpkg" -> GeoPackageWriter.write(file, LAYER, "POINT", table.features(LAYER), clock, console.cancel());
            default -> {
                if (!opened.grid().isGeoreferenced()) {
                    throw new IOException(Messages.text("design.no-place", file));
                }
                GeoJsonWriter.write(
                        file, table.features(LAYER).reprojected("EPSG:4326", console.cancel()), console.cancel());
            }
        }
        WholeFile.write(strataFile(), table.strataCsv());
    }

    private void finish(
            List<StratumSize> sizes,
            List<Integer> counts,
            List<AllocationPlan> plans,
            Optional<DrawnDesign> drawn,
            List<Long> near)
            throws IOException {
        var remarks = drawn.map(DrawnDesign::remarks).orElse(List.of());
        if (!json) {
            DesignPrinter.print(sizes, plans, choice, console);
            remarks.forEach(console::note);
            console.line(
                    drawn.isPresent()
                            ? Messages.text(
                                    "design.done",
                                    drawn.get().points().size(),
                                    drawn.get().design().words(),
                                    Arguments.required(output),
                                    strataFile(),
                                    Long.toString(choice.seed()))
                            : Messages.text("design.planned"));
            return;
        }
        var weights = DesignChoice.weights(sizes);
        var strata = new ArrayList<Stratum>();
        for (int index = 0; index < sizes.size(); index++) {
            var size = sizes.get(index);
            strata.add(new Stratum(
                    size.name(),
                    size.units(),
                    size.squareMetres().isPresent()
                            ? Optional.of(size.squareMetres().getAsDouble() / 10_000)
                            : Optional.empty(),
                    weights.get(index),
                    counts.get(index)));
        }
        console.json(new Result(
                choice.key(),
                choice.seed(),
                strata,
                plans.stream()
                        .map(plan -> new Plan(
                                plan.allocation().key(), plan.units(), plan.overallError(), plan.usersErrors()))
                        .toList(),
                drawn.map(each -> each.points().size()).orElse(0),
                near,
                drawn.map(_ -> Arguments.required(output).toString()),
                drawn.map(_ -> strataFile().toString()),
                remarks));
    }

    private List<Path> inputs() {
        var inputs = new ArrayList<>(population.inputs());
        inputs.addAll(choice.inputs());
        if (training != null) {
            inputs.add(training);
        }
        return inputs;
    }

    private String ending() {
        if (output == null) {
            return "";
        }
        var name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        for (var known : List.of("csv", "geojson", "json", "gpkg")) {
            if (name.endsWith("." + known)) {
                return known;
            }
        }
        throw new ParameterException(Arguments.required(spec).commandLine(), Messages.text("design.ending", output));
    }

    private Path strataFile() {
        if (strataOutput != null) {
            return strataOutput;
        }
        var file = Arguments.required(output);
        var name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + "-strata.csv");
    }
}
