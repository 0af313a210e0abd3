package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.accuracy.AccuracyReport;
import org.lapwing.accuracy.Assessment;
import org.lapwing.accuracy.Provenance;
import org.lapwing.accuracy.raster.RasterDetails;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendFile;
import org.lapwing.labels.LegendGuess;
import org.lapwing.labels.Resampling;
import org.lapwing.learning.SplitFile;
import org.lapwing.prediction.UnknownClass;
import org.lapwing.prediction.WrittenMap;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridShift;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.Window;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Options of `lapwing assess` that compare a map with a reference raster, and the work.
final class RasterAssessment {

    @Option(names = "--map", paramLabel = "FILE", descriptionKey = "assess.map")
    private @Nullable Path map;

    @Option(names = "--reference", paramLabel = "FILE", descriptionKey = "assess.reference")
    private @Nullable Path reference;

    @Option(names = "--legend", paramLabel = "FILE", descriptionKey = "assess.legend")
    private @Nullable Path legend;

    @Option(
            names = "--window",
            paramLabel = "COLUMN,ROW,WIDTH,HEIGHT",
            converter = PixelWindow.class,
            descriptionKey = "assess.window")
    private @Nullable Window window;

    @Option(names = "--test-blocks", paramLabel = "DIR", descriptionKey = "assess.test-blocks")
    private @Nullable Path testBlocks;

    @Option(names = "--resample", descriptionKey = "resample")
    private boolean resample;

    @Mixin
    private final RasterQuestions questions = new RasterQuestions();

    private RasterDetails details = RasterDetails.NONE;

    /// What was asked for beyond the error matrix; after [#assess].
    RasterDetails details() {
        return details;
    }

    /// The map, for samples whose points are looked up on it.
    Optional<Path> map() {
        return Optional.ofNullable(map);
    }

    /// The legend that a person chose.
    Optional<Path> legend() {
        return Optional.ofNullable(legend);
    }

    /// Whether a reference raster is given.
    boolean isAsked() {
        return reference != null;
    }

    /// Refuses options that only a reference raster can answer.
    void refuseStray(@Nullable CommandSpec spec) {
        if (window != null || testBlocks != null || resample || questions.areAsked()) {
            throw new ParameterException(Arguments.required(spec).commandLine(), Messages.text("assess.stray-rasters"));
        }
    }

    /// Refuses options that do not go together.
    void check(@Nullable CommandSpec spec) {
        if (window != null && testBlocks != null) {
            throw new ParameterException(Arguments.required(spec).commandLine(), Messages.text("assess.either"));
        }
        if (map == null || reference == null) {
            throw new ParameterException(Arguments.required(spec).commandLine(), Messages.text("assess.what"));
        }
        questions.check(spec);
    }

    /// What is read.
    List<Path> inputs() {
        return Stream.concat(
                        Stream.of(map, reference, legend, testBlocks).filter(Objects::nonNull),
                        questions.inputs().stream())
                .toList();
    }

    /// Compares the two rasters.
    AccuracyReport assess(@Nullable CommandSpec spec, Console console, Clock clock) throws IOException {
        var mapFile = Arguments.required(map);
        var referenceFile = Arguments.required(reference);
        var remarks = new ArrayList<String>();
        var classes = classes(referenceFile, remarks, console);
        var written = WrittenMap.of(mapFile);
        try (var mapFileOpen = RasterFiles.open(mapFile);
                var truthFileOpen = RasterFiles.open(referenceFile);
                var mapped = LabelRaster.open(mapFileOpen, legendOfMap(classes, written), LabelMatching.AUTOMATIC);
                var truth = LabelRaster.open(truthFileOpen, classes, LabelMatching.AUTOMATIC)
                        .alignedTo(mapped.grid(), resampling(mapFileOpen.grid(), truthFileOpen.grid()))) {
            var shift = GridShift.of(truthFileOpen.grid(), mapped.grid()).orElse(GridShift.NONE);
            var where = windows(mapped.grid(), shift, console);
            if (window != null && where.getFirst().clip(mapped.grid()).isEmpty()) {
                throw new ParameterException(
                        Arguments.required(spec).commandLine(), Messages.text("assess.outside", area(where), mapFile));
            }
            var provenance = new Provenance(
                    mapFile.toString(),
                    mapped.id().content(),
                    referenceFile.toString(),
                    truth.id().content(),
                    written.modelSha256().orElse(""),
                    area(where),
                    VersionText.current(),
                    clock.instant().toString());
            AccuracyReport report;
            try (var asked = questions.ask(mapped, truth, console)) {
                report = Assessment.report(
                        mapped,
                        truth,
                        where,
                        asked.visitors(),
                        provenance,
                        console.cancel(),
                        new ProgressPrinter(console));
                details = asked.details(console);
            }
            if (report.pixels() == 0) {
                throw new IOException(Messages.text("assess.nothing", mapFile, referenceFile, area(where)));
            }
            remarks.forEach(console::note);
            report.remarks().forEach(console::note);
            return report;
        }
    }

    /// The classes and, last, the one of pixels about which the model of the map was not sure enough.
    private static Legend legendOfMap(Legend classes, WrittenMap written) {
        if (written.unknownCode().isEmpty()) {
            return classes;
        }
        int code = written.unknownCode().getAsInt();
        int index = classes.indexOfCode(code);
        if (index >= 0 && index < classes.size()) {
            return classes; // the person says what it means
        }
        var all = new ArrayList<>(classes.classes());
        all.add(UnknownClass.entryOf(code));
        var ignored = new TreeSet<>(classes.ignore());
        ignored.remove(code);
        return new Legend(all, ignored, classes.ignoreColors());
    }

    private Legend classes(Path referenceFile, List<String> remarks, Console console) throws IOException {
        if (legend != null) {
            return LegendFile.read(legend);
        }
        try (var truth = RasterFiles.open(referenceFile);
                var mapped = RasterFiles.open(Arguments.required(map))) {
            var proposal =
                    LegendGuess.propose(truth, console.cancel()).with(LegendGuess.propose(mapped, console.cancel()));
            remarks.addAll(proposal.remarks());
            return proposal.legend();
        }
    }

    /// A map that is a cut-out of the reference's pixels lies on it exactly; anything else is the person's
    /// decision.
    private Resampling resampling(Grid map, Grid truth) {
        return resample || GridShift.of(truth, map).isPresent() ? Resampling.NEAREST : Resampling.REFUSE;
    }

    /// The parts to compare in pixels of the map; what a person gives is in pixels of the reference.
    private List<Window> windows(Grid map, GridShift shift, Console console) throws IOException {
        if (testBlocks != null) {
            return SplitFile.read(testBlocks).testBlocks(map, Arguments.required(reference), console.cancel());
        }
        return List.of(window == null ? map.bounds() : shift.toPart(window));
    }

    private String area(List<Window> where) {
        if (testBlocks != null) {
            return Messages.text("assess.blocks", where.size(), testBlocks);
        }
        return window == null
                ? Messages.text("assess.whole")
                : Messages.text("assess.part", window.column(), window.row(), window.width(), window.height());
    }

    /// Prints the measures for people.
    static void print(AccuracyReport report, Console console) {
        console.line(Messages.text("assess.pixels", report.pixels()));
        console.line(Messages.text("assess.overall", number(report.overall().estimate())));
        console.line(Messages.text("assess.mean-iou", number(report.meanIou())));
        if (report.mapUnknown() > 0) {
            console.line(Messages.text("assess.unknown", report.mapUnknown(), number(report.coverage())));
        }
        console.line(Messages.text("assess.header"));
        for (var each : report.classes()) {
            console.line(String.format(
                    Locale.ROOT,
                    "%4d  %-28s %8s %8s %8s %8s",
                    each.code(),
                    each.name(),
                    number(each.users().estimate()),
                    number(each.producers().estimate()),
                    number(each.f1().estimate()),
                    number(each.iou().estimate())));
        }
    }

    private static String number(OptionalDouble value) {
        return value.isPresent()
                ? String.format(Locale.ROOT, "%.4f", value.getAsDouble())
                : Messages.text("assess.undefined");
    }
}
