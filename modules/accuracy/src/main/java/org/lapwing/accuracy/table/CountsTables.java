package org.lapwing.accuracy.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lapwing.accuracy.estimate.ReferenceSample;
import org.lapwing.accuracy.estimate.SampledUnit;
import org.lapwing.accuracy.estimate.SamplingDesign;
import org.lapwing.accuracy.estimate.Stratum;

/// Reads a table of counts with the areas of its map classes: a stratified sample whose strata are the map's
/// classes.
///
/// The counts have a header line of reference classes and a first column of map classes; the areas have the
/// columns `class,area`.
public final class CountsTables {

    private static final String AREAS = "class,area";

    private record Size(Table.Row row, double area) {}

    private final Table counts;
    private final Table areas;
    private final OptionalDouble unitArea;
    private final List<String> classes = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private CountsTables(Table counts, Table areas, OptionalDouble unitArea) {
        this.counts = counts;
        this.areas = areas;
        this.unitArea = unitArea;
    }

    /// Reads both.
    ///
    /// @param unitArea area of one unit such as a pixel, in the unit of the areas, from which the number of units
    ///     follows; empty where it is not known
    /// @throws IOException a sentence naming file, line and remedy
    public static SampleInput read(Path counts, Path areas, SamplingDesign design, OptionalDouble unitArea)
            throws IOException {
        return new CountsTables(Table.read(counts), Table.read(areas), unitArea).input(design);
    }

    private SampleInput input(SamplingDesign design) throws IOException {
        var sizes = sizes();
        var mapped = mapClasses(sizes);
        classes.addAll(mapped.keySet());
        var references = references();
        for (var reference : references) {
            if (!classes.contains(reference)) {
                classes.add(reference);
                remarks.add(counts.source() + ": class '" + reference
                        + "' occurs in the reference only; the map has no such class. Check the spelling if it"
                        + " should.");
            }
        }
        var strata = new ArrayList<Stratum>();
        var units = new ArrayList<SampledUnit>();
        for (var each : mapped.entrySet()) {
            var size = sizes.get(each.getKey());
            if (size == null) {
                throw new IllegalStateException(each.getKey() + " has no area");
            }
            long drawn = 0;
            for (int index = 0; index < references.size(); index++) {
                long count = counts.count(each.getValue(), index + 1);
                drawn += count;
                if (count > 0) {
                    units.add(SampledUnit.points(
                            strata.size(),
                            classes.indexOf(each.getKey()),
                            classes.indexOf(references.get(index)),
                            count));
                }
            }
            if (size.area() == 0 && drawn > 0) {
                throw areas.failure(
                        size.row(),
                        "class '" + each.getKey() + "' has an area of 0, but " + drawn
                                + " points were drawn from it (" + counts.source() + ", "
                                + each.getValue().place() + "). Give its area.");
            }
            if (size.area() > 0 && drawn < 2) {
                remarks.add(StrataRemarks.few(counts.source(), each.getValue(), "class", each.getKey(), drawn));
            }
            strata.add(new Stratum(
                    each.getKey(),
                    unitArea.isPresent()
                            ? OptionalDouble.of(size.area() / unitArea.getAsDouble())
                            : OptionalDouble.empty(),
                    OptionalDouble.of(size.area())));
        }
        if (units.isEmpty()) {
            throw new IOException(counts.source() + " holds no points: all counts are 0. Give the counts of a sample.");
        }
        if (strata.stream().allMatch(stratum -> stratum.area().orElse(0) == 0)) {
            throw new IOException(areas.source() + ": all areas are 0. Give the mapped area of each class.");
        }
        return new SampleInput(
                ReferenceSample.of(classes, strata, units, design), List.of(), false, List.of(), remarks);
    }

    private Map<String, Size> sizes() throws IOException {
        int named = areas.requiredColumn("class", AREAS);
        int area = areas.requiredColumn("area", AREAS);
        var sizes = new LinkedHashMap<String, Size>();
        for (var row : areas.rows()) {
            var name = areas.text(row, named);
            var before = sizes.put(name, new Size(row, areas.size(row, area)));
            if (before != null) {
                throw areas.failure(
                        row,
                        "class '" + name + "' has an area already, on "
                                + before.row().place() + ". Keep one of the two.");
            }
        }
        if (sizes.isEmpty()) {
            throw new IOException(areas.source() + " names no class. Give one line a map class: " + AREAS + ".");
        }
        return sizes;
    }

    private Map<String, Table.Row> mapClasses(Map<String, Size> sizes) throws IOException {
        var mapped = new LinkedHashMap<String, Table.Row>();
        for (var row : counts.rows()) {
            var name = counts.text(row, 0);
            if (!sizes.containsKey(name)) {
                throw counts.failure(
                        row,
                        "map class '" + name + "' has no area in " + areas.source()
                                + ", which knows " + String.join(", ", sizes.keySet())
                                + ". Add it there, correct the spelling, or remove the line if it is a total.");
            }
            if (mapped.put(name, row) != null) {
                throw counts.failure(row, "map class '" + name + "' comes twice. Add the two lines up.");
            }
        }
        for (var size : sizes.entrySet()) {
            if (!mapped.containsKey(size.getKey())) {
                throw areas.failure(
                        size.getValue().row(),
                        "class '" + size.getKey() + "' has no line of counts in "
                                + counts.source() + ". Add it there (with 0 where no point was drawn), or correct the"
                                + " spelling.");
            }
        }
        return mapped;
    }

    private List<String> references() throws IOException {
        var names = counts.columns().subList(1, counts.columns().size());
        if (names.isEmpty()) {
            throw new IOException(counts.source() + " has one column only. The first column names the map classes, the"
                    + " others are headed by the reference classes.");
        }
        for (var name : names) {
            if (name.isEmpty()) {
                throw new IOException(counts.source() + ", line 1: a column has no name. Head every column with its"
                        + " reference class.");
            }
        }
        return names;
    }
}
