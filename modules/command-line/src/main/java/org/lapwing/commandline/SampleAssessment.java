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
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.accuracy.estimate.Bootstrap;
import org.lapwing.accuracy.estimate.ChangeEstimates;
import org.lapwing.accuracy.estimate.Confidence;
import org.lapwing.accuracy.estimate.FinitePopulation;
import org.lapwing.accuracy.estimate.IntervalEstimate.Interval;
import org.lapwing.accuracy.estimate.MapContest;
import org.lapwing.accuracy.estimate.ReferenceSample;
import org.lapwing.accuracy.estimate.SampleEstimates;
import org.lapwing.accuracy.estimate.SamplingDesign;
import org.lapwing.accuracy.report.SampleProvenance;
import org.lapwing.accuracy.report.SampleReport;
import org.lapwing.accuracy.table.ClassGroups;
import org.lapwing.accuracy.table.CountsTables;
import org.lapwing.accuracy.table.MapAtPoints;
import org.lapwing.accuracy.table.SampleInput;
import org.lapwing.accuracy.table.SampleOptions;
import org.lapwing.accuracy.table.SampleOptions.Unanswered;
import org.lapwing.accuracy.table.SampleTables;
import org.lapwing.labels.ClassColors;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.labels.LegendFile;
import org.lapwing.labels.LegendGuess;
import org.lapwing.prediction.WrittenMap;
import org.lapwing.raster.ContentHash;
import org.lapwing.raster.RasterFiles;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Options of `lapwing assess` that estimate from a sample or a table of counts, and the work.
final class SampleAssessment {

    @Option(names = "--counts", paramLabel = "FILE", descriptionKey = "assess.counts")
    private @Nullable Path counts;

    @Option(names = "--areas", paramLabel = "FILE", descriptionKey = "assess.areas")
    private @Nullable Path areas;

    @Option(names = "--sample", paramLabel = "FILE", descriptionKey = "assess.sample")
    private @Nullable Path sample;

    @Option(names = "--strata", paramLabel = "FILE", descriptionKey = "assess.strata")
    private @Nullable Path strata;

    @Option(names = "--design", paramLabel = "KIND", descriptionKey = "assess.design")
    private @Nullable String design;

    @Option(names = "--unit", paramLabel = "NAME", defaultValue = "ha", descriptionKey = "assess.unit")
    private String unit = "ha";

    @Option(names = "--unit-area", paramLabel = "AREA", descriptionKey = "assess.unit-area")
    private @Nullable Double unitArea;

    @Option(names = "--finite-population", descriptionKey = "assess.finite-population")
    private boolean finitePopulation;

    @Option(names = "--level", paramLabel = "P", defaultValue = "0.95", descriptionKey = "assess.level")
    private double level = 0.95;

    @Option(names = "--interval", paramLabel = "KIND", defaultValue = "wald", descriptionKey = "assess.interval")
    private String interval = "wald";

    @Option(names = "--bootstrap", paramLabel = "N", defaultValue = "0", descriptionKey = "assess.bootstrap")
    private int bootstrap;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", descriptionKey = "assess.seed")
    private long seed = 1;

    @Option(names = "--merge", paramLabel = "FILE", descriptionKey = "assess.merge")
    private @Nullable Path merge;

    @Option(names = "--leave-out-unanswered", descriptionKey = "assess.leave-out-unanswered")
    private boolean leaveOut;

    @Option(names = "--kappa", descriptionKey = "assess.kappa")
    private boolean kappa;

    /// Whether a sample or counts are given.
    boolean isAsked() {
        return counts != null || sample != null;
    }

    /// Refuses options that only a sample can use.
    void refuseStray(@Nullable CommandSpec spec) {
        if (areas != null || strata != null || bootstrap != 0 || merge != null || kappa) {
            throw usage(spec, Messages.text("assess.stray"));
        }
    }

    /// Refuses options that do not go together.
    void check(@Nullable CommandSpec spec) {
        if ((counts != null) == (sample != null) || (counts != null) != (areas != null)) {
            throw usage(spec, Messages.text("assess.what"));
        }
        if (counts != null && strata != null) {
            throw usage(spec, Messages.text("assess.what"));
        }
        if (bootstrap != 0 && bootstrap < 100) {
            throw usage(spec, Messages.text("assess.few-replicates", bootstrap));
        }
        if (unitArea != null && !(unitArea > 0 && Double.isFinite(unitArea))) {
            throw usage(spec, Messages.text("assess.bad-unit-area", unitArea));
        }
        if (finitePopulation && (counts != null ? unitArea == null : strata == null)) {
            throw usage(spec, Messages.text("assess.no-population"));
        }
        confidence(spec);
        if (counts != null && designOf(spec).filter(SamplingDesign::isClustered).isPresent()) {
            throw usage(spec, Messages.text("assess.no-clusters"));
        }
        designOf(spec);
    }

    /// What is read.
    List<Path> inputs(RasterAssessment rasters) {
        return Stream.of(
                        counts,
                        areas,
                        sample,
                        strata,
                        merge,
                        rasters.map().orElse(null),
                        rasters.legend().orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    /// Reads the tables and estimates.
    SampleReport assess(RasterAssessment rasters, @Nullable CommandSpec spec, Console console, Clock clock)
            throws IOException {
        var confidence = confidence(spec);
        var population = finitePopulation ? FinitePopulation.CORRECTED : FinitePopulation.IGNORED;
        var legend = rasters.legend().isPresent()
                ? Optional.of(LegendFile.read(rasters.legend().get()))
                : Optional.<Legend>empty();
        var input = read(rasters, legend, designOf(spec), console);
        var judged = input.sample();
        var remarks = new ArrayList<>(input.remarks());
        if (merge != null) {
            judged = judged.merged(ClassGroups.read(merge, judged.classes()));
            remarks.add(Messages.text("assess.merged", merge));
        }
        if (judged.drawn().design() == SamplingDesign.SYSTEMATIC) {
            remarks.add(Messages.text("assess.systematic"));
        }
        var checks = checks(input, judged, confidence, population);
        remarks.forEach(console::note);
        var first = Objects.requireNonNullElse(counts, sample);
        var second = Optional.ofNullable(counts != null ? areas : strata);
        var map = rasters.map();
        return new SampleReport(
                judged,
                SampleEstimates.of(judged, confidence, population),
                unit,
                kappa ? SampleReport.Kappa.SHOWN : SampleReport.Kappa.LEFT_OUT,
                checks,
                merge == null ? input.points() : List.of(),
                colors(judged, legend),
                remarks,
                new SampleProvenance(
                        map.map(Path::toString).orElse(""),
                        map.isPresent() ? ContentHash.of(map.get(), console.cancel()) : "",
                        map.isPresent() ? WrittenMap.of(map.get()).modelSha256().orElse("") : "",
                        "",
                        String.valueOf(first),
                        ContentHash.of(Arguments.required(first), console.cancel()),
                        second.map(Path::toString).orElse(""),
                        second.isPresent() ? ContentHash.of(second.get(), console.cancel()) : "",
                        "",
                        VersionText.current(),
                        clock.instant().toString()));
    }

    private SampleInput read(
            RasterAssessment rasters, Optional<Legend> legend, Optional<SamplingDesign> asked, Console console)
            throws IOException {
        if (counts != null) {
            return CountsTables.read(
                    counts,
                    Arguments.required(areas),
                    asked.orElse(SamplingDesign.STRATIFIED),
                    unitArea == null ? OptionalDouble.empty() : OptionalDouble.of(unitArea));
        }
        var unanswered = leaveOut ? Unanswered.LEFT_OUT : Unanswered.REFUSED;
        var names = legend.map(
                        each -> each.classes().stream().map(LegendClass::name).toList())
                .orElse(List.of());
        var file = Arguments.required(sample);
        if (rasters.map().isEmpty()) {
            return SampleTables.read(
                    file, Optional.ofNullable(strata), new SampleOptions(asked, unanswered, names, Optional.empty()));
        }
        try (var raster = RasterFiles.open(rasters.map().get());
                var map = LabelRaster.open(
                        raster,
                        legend.isPresent()
                                ? legend.get()
                                : LegendGuess.propose(raster, console.cancel()).legend(),
                        LabelMatching.AUTOMATIC)) {
            return SampleTables.read(
                    file,
                    Optional.ofNullable(strata),
                    new SampleOptions(asked, unanswered, names, Optional.of(new MapAtPoints(map, console.cancel()))));
        }
    }

    private SampleReport.Checks checks(
            SampleInput input, ReferenceSample judged, Confidence confidence, FinitePopulation population) {
        var classes = input.sample().classes();
        var drawn = input.sample().drawn();
        boolean paired = !input.pairs().isEmpty() && merge == null;
        return new SampleReport.Checks(
                bootstrap == 0
                        ? Optional.empty()
                        : Optional.of(Bootstrap.of(judged, bootstrap, confidence, new SplittableRandom(seed))),
                seed,
                paired && !input.twoDates()
                        ? Optional.of(MapContest.of(
                                classes, drawn.strata(), input.pairs(), drawn.design(), confidence, population))
                        : Optional.empty(),
                paired && input.twoDates()
                        ? Optional.of(ChangeEstimates.of(
                                classes, drawn.strata(), input.pairs(), drawn.design(), confidence, population))
                        : Optional.empty());
    }

    private static List<String> colors(ReferenceSample sample, Optional<Legend> legend) {
        var made = ClassColors.distinct(sample.classes().size());
        var colors = new ArrayList<String>();
        for (int index = 0; index < made.size(); index++) {
            var name = sample.classes().get(index);
            var otherwise = made.get(index);
            colors.add(legend.flatMap(each -> each.classes().stream()
                            .filter(known -> known.name().equals(name))
                            .map(LegendClass::color)
                            .findFirst())
                    .orElse(otherwise));
        }
        return colors;
    }

    private Confidence confidence(@Nullable CommandSpec spec) {
        var kind = Stream.of(Interval.values())
                .filter(each -> each.key().equals(interval.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (kind.isEmpty()) {
            throw usage(spec, Messages.text("assess.no-interval", interval));
        }
        return Arguments.checked(spec, () -> new Confidence(level, kind.get()));
    }

    private Optional<SamplingDesign> designOf(@Nullable CommandSpec spec) {
        if (design == null) {
            return Optional.empty();
        }
        var found = SamplingDesign.ofKey(design);
        if (found.isEmpty()) {
            throw usage(
                    spec,
                    Messages.text(
                            "assess.no-design",
                            design,
                            String.join(
                                    ", ",
                                    Stream.of(SamplingDesign.values())
                                            .map(SamplingDesign::key)
                                            .toList())));
        }
        return found;
    }

    private static ParameterException usage(@Nullable CommandSpec spec, String sentence) {
        return new ParameterException(Arguments.required(spec).commandLine(), sentence);
    }
}
