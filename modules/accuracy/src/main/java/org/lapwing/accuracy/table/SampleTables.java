package org.lapwing.accuracy.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.lapwing.accuracy.estimate.PairedUnit;
import org.lapwing.accuracy.estimate.ReferenceSample;
import org.lapwing.accuracy.estimate.SamplingDesign;
import org.lapwing.accuracy.estimate.Stratum;
import org.lapwing.accuracy.table.SampleOptions.Unanswered;

/// Reads a table of sampled points: `stratum,map,reference`, and where they are there `cluster` (with
/// `cluster_size` for two stages), `id`, `x` and `y`, `confidence`, `map2` (a second map) and `reference2` (of
/// a second date).
public final class SampleTables {

    private static final String COLUMNS = "stratum,map,reference[,cluster]";
    private static final String WHOLE = "the whole map";

    private final Table table;
    private final Optional<StrataTable> strata;
    private final SampleOptions options;
    private final OptionalInt stratum;
    private final OptionalInt map;
    private final int reference;
    private final OptionalInt map2;
    private final OptionalInt reference2;
    private final OptionalInt x;
    private final OptionalInt y;
    private final List<String> remarks = new ArrayList<>();

    private SampleTables(Table table, Optional<StrataTable> strata, SampleOptions options) throws IOException {
        this.table = table;
        this.strata = strata;
        this.options = options;
        stratum = table.column("stratum");
        map = table.column("map");
        reference = table.requiredColumn("reference", COLUMNS);
        map2 = table.column("map2");
        reference2 = table.column("reference2");
        x = table.column("x");
        y = table.column("y");
    }

    /// Reads a sample.
    ///
    /// @param sample CSV, GeoJSON, GeoPackage or shapefile
    /// @param strata sizes of the strata, `stratum,size[,area]`; empty where the sample was drawn from the
    ///     whole map
    /// @throws IOException a sentence naming file, line and remedy
    public static SampleInput read(Path sample, Optional<Path> strata, SampleOptions options) throws IOException {
        var sizes = strata.isPresent() ? Optional.of(StrataTable.read(strata.get())) : Optional.<StrataTable>empty();
        return new SampleTables(Table.read(sample), sizes, options).input();
    }

    private SampleInput input() throws IOException {
        checkColumns();
        refuseDuplicates();
        var points = new ArrayList<SamplePoint>();
        int unanswered = 0;
        for (var row : table.rows()) {
            if (row.cells().get(reference).isEmpty() && options.unanswered() == Unanswered.LEFT_OUT) {
                unanswered++;
                continue;
            }
            points.add(point(row));
        }
        if (points.isEmpty()) {
            throw new IOException(table.source() + " holds no point with a reference class. Label the points first.");
        }
        if (unanswered > 0) {
            remarks.add(table.source() + ": " + unanswered + (unanswered == 1 ? " point has" : " points have")
                    + " no reference class and " + (unanswered == 1 ? "was left out" : "were left out")
                    + ", which takes points without one for like the others of their stratum.");
        }
        var classes = classes(points);
        var sizes = strata.map(StrataTable::strata)
                .orElse(List.of(Stratum.ofUnits(WHOLE, table.rows().size())));
        var units = new SampledUnits(table, classes).of(points);
        remarkStrata(sizes, units.drawnOf(sizes.size()));
        remarkOddReferences(points);
        var design = design(sizes);
        return new SampleInput(
                ReferenceSample.of(classes, sizes, units.units(), design),
                map2.isPresent() ? pairs(points, classes) : List.of(),
                reference2.isPresent(),
                placed(points, classes),
                remarks);
    }

    private void checkColumns() throws IOException {
        if (stratum.isEmpty() && strata.isPresent() && strata.get().strata().size() > 1) {
            table.requiredColumn("stratum", COLUMNS);
        }
        if (stratum.isPresent() && strata.isEmpty()) {
            throw new IOException(table.source() + " has a column 'stratum', but the sizes of the strata are not given."
                    + " Give them as a table " + StrataTable.COLUMNS + " (--strata).");
        }
        if (map.isEmpty() && (options.map().isEmpty() || x.isEmpty() || y.isEmpty())) {
            throw new IOException(table.source() + " has no column 'map'. Add it, or give the map (--map) and the"
                    + " columns x and y in its reference system.");
        }
        if (reference2.isPresent() && map2.isEmpty()) {
            throw new IOException(table.source() + " has a column 'reference2', but no 'map2'. Two dates need both.");
        }
        if (map2.isPresent() && table.column("cluster").isPresent()) {
            throw new IOException(table.source() + " has the columns 'map2' and 'cluster'. Two maps are compared on"
                    + " points only; remove one of the two columns.");
        }
    }

    private SamplePoint point(Table.Row row) throws IOException {
        var truth = row.cells().get(reference);
        if (truth.isEmpty()) {
            throw table.failure(
                    row,
                    "the point has no reference class. Label it, or leave such points out"
                            + " (--leave-out-unanswered), which takes them for like the others of their stratum.");
        }
        var point = new SamplePoint(
                row,
                stratumOf(row),
                known(row, map.isPresent() ? table.text(row, map.getAsInt()) : mapClass(row)),
                known(row, truth),
                map2.isPresent() ? known(row, table.text(row, map2.getAsInt())) : "",
                reference2.isPresent() ? known(row, table.text(row, reference2.getAsInt())) : "");
        return point;
    }

    private int stratumOf(Table.Row row) throws IOException {
        if (stratum.isEmpty() || strata.isEmpty()) {
            return 0;
        }
        var name = table.text(row, stratum.getAsInt());
        int index = strata.get().indexOf(name);
        if (index < 0) {
            throw table.failure(
                    row,
                    "stratum '" + name + "' is not in " + strata.get().source() + ", which knows "
                            + String.join(
                                    ", ",
                                    strata.get().strata().stream()
                                            .map(Stratum::name)
                                            .toList())
                            + ". Add its size there, or correct the spelling.");
        }
        if (strata.get().strata().get(index).units().orElse(0) == 0) {
            throw strata.get()
                    .failure(
                            index,
                            "stratum '" + name + "' has a size of 0, but points were drawn from it (" + table.source()
                                    + ", " + row.place() + "). Give its size.");
        }
        return index;
    }

    private String mapClass(Table.Row row) throws IOException {
        var from = options.map().orElseThrow();
        double east = table.number(row, x.orElseThrow());
        double north = table.number(row, y.orElseThrow());
        var found = from.at(east, north, table.crs());
        if (found.isEmpty()) {
            throw table.failure(
                    row,
                    "the point " + east + ", " + north + " lies outside " + from.name()
                            + " or where it has no class. Check that its coordinates are in the map's reference"
                            + " system, or remove the point.");
        }
        return found.get();
    }

    private String known(Table.Row row, String name) throws IOException {
        if (!options.classes().isEmpty() && !options.classes().contains(name)) {
            throw table.failure(
                    row,
                    "class '" + name + "' is not in the legend, which has "
                            + String.join(", ", options.classes())
                            + ". Correct the spelling, or choose the legend of this"
                            + " map.");
        }
        return name;
    }

    private void refuseDuplicates() throws IOException {
        var id = table.column("id");
        var seen = new HashMap<String, Table.Row>();
        for (var row : table.rows()) {
            var key = id.isPresent()
                    ? row.cells().get(id.getAsInt())
                    : x.isPresent() && y.isPresent()
                            ? row.cells().get(x.getAsInt()) + ", " + row.cells().get(y.getAsInt())
                            : "";
            if (key.isEmpty() || key.equals(", ")) {
                continue;
            }
            var before = seen.put(key, row);
            if (before != null) {
                throw table.failure(
                        row,
                        "point " + key + " comes twice, first on " + before.place()
                                + ". Remove one of the two: a point that counts twice makes the errors look too"
                                + " small.");
            }
        }
    }

    private List<String> classes(List<SamplePoint> points) {
        var found = new LinkedHashSet<String>();
        var onMap = new LinkedHashSet<String>();
        for (var point : points) {
            onMap.add(point.map());
            found.add(point.map());
            if (!point.map2().isEmpty()) {
                found.add(point.map2());
            }
        }
        for (var point : points) {
            found.add(point.reference());
            if (!point.reference2().isEmpty()) {
                found.add(point.reference2());
            }
        }
        var ordered = new LinkedHashSet<String>(options.classes());
        if (strata.isPresent()) {
            var names = strata.get().strata().stream().map(Stratum::name).toList();
            // an empty stratum is still a class of the map where the strata are its classes
            boolean byMap =
                    points.stream().allMatch(point -> names.get(point.stratum()).equals(point.map()));
            names.stream().filter(name -> byMap || found.contains(name)).forEach(ordered::add);
        }
        ordered.addAll(found);
        return List.copyOf(ordered);
    }

    private SamplingDesign design(List<Stratum> sizes) throws IOException {
        boolean clusters = table.column("cluster").isPresent();
        var design = options.design()
                .orElse(
                        clusters
                                ? SamplingDesign.CLUSTER
                                : sizes.size() == 1 ? SamplingDesign.SIMPLE_RANDOM : SamplingDesign.STRATIFIED);
        if (design.isClustered() != clusters) {
            throw new IOException(table.source()
                    + (clusters
                            ? " has a column 'cluster', but its design is said to be " + design.key()
                                    + ". Say cluster or two-stage, or remove the column."
                            : " has no column 'cluster', which a " + design.words()
                                    + " needs. Add it: pixels of a cluster are not independent."));
        }
        return design;
    }

    private void remarkStrata(List<Stratum> sizes, List<Long> drawn) {
        for (int index = 0; index < sizes.size(); index++) {
            var size = sizes.get(index);
            if (drawn.get(index) < 2 && size.units().orElse(1) > 0) {
                remarks.add(
                        strata.isPresent()
                                ? StrataRemarks.few(
                                        strata.get().source(),
                                        strata.get().row(index),
                                        "stratum",
                                        size.name(),
                                        drawn.get(index))
                                : table.source() + " holds one unit, and no standard error can be computed from one.");
            }
            if (strata.isPresent() && size.units().orElse(Double.MAX_VALUE) < drawn.get(index)) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%s, %s: stratum '%s' has %.0f units, but %d were drawn from it. Sizes are numbers of units"
                                + " (pixels, or clusters); check them.",
                        strata.get().source(),
                        strata.get().row(index).place(),
                        size.name(),
                        size.units().orElseThrow(),
                        drawn.get(index)));
            }
        }
    }

    /// A reference class that the map never has is often a misspelling.
    private void remarkOddReferences(List<SamplePoint> points) {
        var mapped = new LinkedHashSet<String>();
        points.forEach(point -> mapped.add(point.map()));
        strata.ifPresent(table -> table.strata().forEach(each -> mapped.add(each.name())));
        Map<String, SamplePoint> odd = new LinkedHashMap<>();
        for (var point : points) {
            if (!mapped.contains(point.reference())) {
                odd.putIfAbsent(point.reference(), point);
            }
        }
        odd.forEach((name, point) -> remarks.add(table.source() + ", "
                + point.row().place() + ": class '" + name
                + "' occurs in the reference only; no sampled point is mapped so. Check the spelling if one should."));
    }

    private List<PairedUnit> pairs(List<SamplePoint> points, List<String> classes) {
        var pairs = new ArrayList<PairedUnit>();
        for (var point : points) {
            int truth = classes.indexOf(point.reference());
            pairs.add(new PairedUnit(
                    point.stratum(),
                    classes.indexOf(point.map()),
                    classes.indexOf(point.map2()),
                    truth,
                    reference2.isPresent() ? classes.indexOf(point.reference2()) : truth,
                    1));
        }
        return pairs;
    }

    private List<PlacedPoint> placed(List<SamplePoint> points, List<String> classes) throws IOException {
        if (x.isEmpty() || y.isEmpty()) {
            return List.of();
        }
        var confidence = table.column("confidence");
        var placed = new ArrayList<PlacedPoint>();
        for (var point : points) {
            placed.add(new PlacedPoint(
                    table.number(point.row(), x.getAsInt()),
                    table.number(point.row(), y.getAsInt()),
                    classes.indexOf(point.map()),
                    classes.indexOf(point.reference()),
                    confidence.isPresent() ? confidence(point.row(), confidence.getAsInt()) : OptionalDouble.empty()));
        }
        return placed;
    }

    /// Words such as `high` are no numbers and are passed over.
    private OptionalDouble confidence(Table.Row row, int column) throws IOException {
        var text = row.cells().get(column);
        if (!text.matches("[0-9].*|[.][0-9].*")) {
            return OptionalDouble.empty();
        }
        double value = table.number(row, column);
        if (value < 0 || value > 1) {
            throw table.failure(row, "confidence " + text + " is outside 0 to 1. Give it as a share.");
        }
        return OptionalDouble.of(value);
    }
}
