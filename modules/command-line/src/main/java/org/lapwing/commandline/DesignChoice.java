package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.accuracy.design.Allocation;
import org.lapwing.accuracy.design.AllocationPlan;
import org.lapwing.accuracy.design.SampleSize;
import org.lapwing.accuracy.design.StratumSize;
import org.lapwing.accuracy.design.SystematicDraw.Alignment;
import org.lapwing.accuracy.estimate.Confidence;
import org.lapwing.accuracy.table.Table;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MapUnit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Options of `lapwing sample-design` that say how units are drawn, and how many.
final class DesignChoice {

    private static final List<String> KINDS =
            List.of("simple", "stratified", "systematic", "systematic-unaligned", "cluster", "two-stage");

    /// Whole units miss a target by so little without anybody minding.
    private static final double TARGET_SLACK = 1.02;

    @Option(names = "--design", paramLabel = "KIND", defaultValue = "stratified", descriptionKey = "design.kind")
    private String kind = "stratified";

    @Option(names = "--size", paramLabel = "N", descriptionKey = "design.size")
    private @Nullable Integer size;

    @Option(names = "--target-se", paramLabel = "S", descriptionKey = "design.target-se")
    private @Nullable Double targetError;

    @Option(names = "--half-width", paramLabel = "D", descriptionKey = "design.half-width")
    private @Nullable Double halfWidth;

    @Option(names = "--expected", paramLabel = "FILE", descriptionKey = "design.expected")
    private @Nullable Path expected;

    @Option(names = "--expected-accuracy", paramLabel = "P", defaultValue = "0.8", descriptionKey = "design.accuracy")
    private double expectedAccuracy = 0.8;

    @Option(names = "--allocation", paramLabel = "KIND", defaultValue = "minimum", descriptionKey = "design.allocation")
    private String allocation = "minimum";

    @Option(names = "--minimum", paramLabel = "N", defaultValue = "50", descriptionKey = "design.minimum")
    private int minimum = 50;

    @Option(names = "--min-distance", paramLabel = "METRES", defaultValue = "0", descriptionKey = "design.spacing")
    private double spacing;

    @Option(names = "--block", paramLabel = "PIXELS", defaultValue = "10", descriptionKey = "design.block")
    private int block = 10;

    @Option(names = "--pixels-per-block", paramLabel = "N", defaultValue = "10", descriptionKey = "design.per-block")
    private int perBlock = 10;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", descriptionKey = "design.seed")
    private long seed = 1;

    /// Refuses options that do not go together.
    void check(@Nullable CommandSpec spec) {
        if (!KINDS.contains(key())) {
            throw usage(spec, Messages.text("assess.no-design", kind, String.join(", ", KINDS)));
        }
        if (Allocation.ofKey(allocation).isEmpty()) {
            throw usage(
                    spec,
                    Messages.text(
                            "design.no-allocation",
                            allocation,
                            String.join(
                                    ", ",
                                    Stream.of(Allocation.values())
                                            .map(Allocation::key)
                                            .toList())));
        }
        if (Stream.of(size, targetError, halfWidth).filter(Objects::nonNull).count() != 1) {
            throw usage(spec, Messages.text("design.one-size"));
        }
        if ((size != null && size < 2) || minimum < 2 || perBlock < 1 || spacing < 0) {
            throw usage(spec, Messages.text("design.too-few"));
        }
        if (!(expectedAccuracy > 0 && expectedAccuracy < 1)) {
            throw usage(spec, Messages.text("design.bad-accuracy", expectedAccuracy));
        }
        if (isClustered() && size == null) {
            throw usage(spec, Messages.text("design.blocks-by-size"));
        }
        if (spacing > 0 && (isClustered() || alignment().isPresent())) {
            throw usage(spec, Messages.text("design.no-spacing"));
        }
    }

    /// What is read.
    List<Path> inputs() {
        return expected == null ? List.of() : List.of(expected);
    }

    String key() {
        return kind.toLowerCase(Locale.ROOT);
    }

    long seed() {
        return seed;
    }

    boolean isSimple() {
        return key().equals("simple");
    }

    boolean isClustered() {
        return key().equals("cluster") || key().equals("two-stage");
    }

    /// How a systematic sample lies; empty for other designs.
    Optional<Alignment> alignment() {
        return switch (key()) {
            case "systematic" -> Optional.of(Alignment.ALIGNED);
            case "systematic-unaligned" -> Optional.of(Alignment.UNALIGNED);
            default -> Optional.empty();
        };
    }

    int block() {
        return block;
    }

    /// Pixels of each block to look at; 0 for all.
    int pixelsOfBlock() {
        return key().equals("two-stage") ? perBlock : 0;
    }

    /// The least distance between points in pixels of the middle of the map.
    double spacingPixels(Grid grid) {
        if (spacing == 0) {
            return 0;
        }
        var transform = grid.transform();
        double middle = transform.y(grid.columns() / 2.0, grid.rows() / 2.0);
        return spacing / (MapUnit.of(grid.crs()).metres(middle) * transform.columnSize());
    }

    /// The shares of the strata: of the ground where it is known, else of the units.
    static List<Double> weights(List<StratumSize> sizes) {
        boolean byArea = sizes.stream().allMatch(each -> each.squareMetres().isPresent());
        var all = sizes.stream()
                .map(each -> byArea ? each.squareMetres().orElseThrow() : (double) each.units())
                .toList();
        double sum = all.stream().mapToDouble(Double::doubleValue).sum();
        return all.stream().map(each -> each / sum).toList();
    }

    /// The plans of all allocations of a stratified sample; none for other designs.
    List<AllocationPlan> plans(@Nullable CommandSpec spec, List<StratumSize> sizes) throws IOException {
        return key().equals("stratified")
                ? AllocationPlan.all(total(spec, sizes), weights(sizes), accuracies(sizes), units(sizes), minimum)
                : List.of();
    }

    /// Units wanted of each stratum.
    List<Integer> counts(@Nullable CommandSpec spec, List<StratumSize> sizes, Console console) throws IOException {
        if (key().equals("stratified")) {
            var chosen = Allocation.ofKey(allocation).orElseThrow();
            var counts = chosen.deal(total(spec, sizes), weights(sizes), accuracies(sizes), units(sizes), minimum);
            for (int index = 0; index < counts.size(); index++) {
                if (counts.get(index) < 2) {
                    console.note(Messages.text(
                            "design.tiny-stratum", sizes.get(index).name(), counts.get(index)));
                }
            }
            tellWhatIsMissed(spec, sizes, chosen, console);
            return counts;
        }
        int total = total(spec, sizes);
        if (sizes.size() == 1) {
            return List.of((int) Math.min(total, sizes.getFirst().units()));
        }
        // what a systematic sample will find in each stratum is not known before
        var counts = new ArrayList<Integer>();
        weights(sizes).forEach(weight -> counts.add((int) Math.round(total * weight)));
        counts.set(
                0,
                counts.getFirst()
                        + total
                        - counts.stream().mapToInt(Integer::intValue).sum());
        return counts;
    }

    /// Says where the chosen allocation falls short of what was asked for: sizes for a target are those of the best
    /// allocation.
    private void tellWhatIsMissed(
            @Nullable CommandSpec spec, List<StratumSize> sizes, Allocation chosen, Console console)
            throws IOException {
        int total = total(spec, sizes);
        if (chosen == Allocation.MINIMUM && total / sizes.size() < minimum) {
            console.note(Messages.text("design.minimum-missed", total, minimum, sizes.size()));
        }
        if (size != null) {
            return;
        }
        double target = error();
        for (var plan : plans(spec, sizes)) {
            if (plan.allocation() == chosen && plan.overallError() > target * TARGET_SLACK) {
                console.note(Messages.text(
                        "design.target-missed",
                        chosen.key(),
                        total,
                        String.format(Locale.ROOT, "%.4f", plan.overallError()),
                        String.format(Locale.ROOT, "%.4f", target)));
            }
        }
    }

    /// The wanted standard error of overall accuracy.
    private double error() {
        return targetError != null ? targetError : Arguments.required(halfWidth) / Confidence.PUBLISHED.z();
    }

    /// The expected accuracy of each stratum.
    List<Double> accuracies(List<StratumSize> sizes) throws IOException {
        var all = new ArrayList<>(sizes.stream().map(_ -> expectedAccuracy).toList());
        if (expected == null) {
            return all;
        }
        var table = Table.read(expected);
        int named = table.requiredColumn("class", "class,accuracy");
        int accuracy = table.requiredColumn("accuracy", "class,accuracy");
        var names = sizes.stream().map(StratumSize::name).toList();
        for (var row : table.rows()) {
            int index = names.indexOf(table.text(row, named));
            double value = table.size(row, accuracy);
            if (index < 0) {
                throw table.failure(
                        row, Messages.text("design.unknown-stratum", table.text(row, named), String.join(", ", names)));
            }
            if (value > 1) {
                throw table.failure(row, Messages.text("design.bad-accuracy", value));
            }
            all.set(index, value);
        }
        return all;
    }

    private int total(@Nullable CommandSpec spec, List<StratumSize> sizes) throws IOException {
        if (size != null) {
            return size;
        }
        double z = Confidence.PUBLISHED.z();
        double error = error();
        if (!(error > 0 && error < 1)) {
            throw usage(spec, Messages.text("design.bad-target"));
        }
        double units = sizes.stream().mapToLong(StratumSize::units).sum();
        double wanted = key().equals("stratified")
                ? SampleSize.stratified(weights(sizes), accuracies(sizes), units, error)
                : SampleSize.simple(expectedAccuracy, error * z, z);
        return (int) Math.min(Math.max(2, Math.ceil(wanted - 1e-9)), units);
    }

    private static List<Long> units(List<StratumSize> sizes) {
        return sizes.stream().map(StratumSize::units).toList();
    }

    private static ParameterException usage(@Nullable CommandSpec spec, String sentence) {
        return new ParameterException(Arguments.required(spec).commandLine(), sentence);
    }
}
