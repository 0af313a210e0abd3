package org.lapwing.accuracy.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// A probability sample of ground units with the class that each has on the map and in the reference.
///
/// @param classes names of the classes, in the order of class indices
/// @param drawn strata and units; the cells' classes are indices of `classes`
public record ReferenceSample(List<String> classes, DrawnUnits drawn) {

    /// Copies the names and checks the indices.
    public ReferenceSample {
        classes = List.copyOf(classes);
        for (var unit : drawn.units()) {
            for (var cell : unit.cells()) {
                if (cell.map() >= classes.size() || cell.reference() >= classes.size()) {
                    throw new IllegalArgumentException(
                            "class " + Math.max(cell.map(), cell.reference()) + " of " + classes.size() + " classes");
                }
            }
        }
    }

    /// A sample whose strata are map classes where all of them are named like classes and no unit contradicts.
    public static ReferenceSample of(
            List<String> classes, List<Stratum> strata, List<SampledUnit> units, SamplingDesign design) {
        return new ReferenceSample(classes, new DrawnUnits(strata, units, mapClasses(classes, strata, units), design));
    }

    /// Whether the strata are the classes of the map.
    public boolean isStratifiedByMap() {
        return drawn.mapClasses().stream().allMatch(OptionalInt::isPresent);
    }

    /// The counts of units, rows map, columns reference; in a cluster sample the pixels of all clusters.
    public List<List<Double>> counts() {
        var counts = new double[classes.size()][classes.size()];
        for (var unit : drawn.units()) {
            for (var cell : unit.cells()) {
                counts[cell.map()][cell.reference()] += unit.copies() * cell.share();
            }
        }
        return AreaMatrix.rows(counts);
    }

    /// The sample of coarser classes. Everything must be estimated from it anew: strata stay as they were
    /// drawn, so that afterwards they are no longer the map's classes (Stehman 2014).
    ///
    /// @param groups the name of the coarser class of each class; classes that it lacks stay
    public ReferenceSample merged(Map<String, String> groups) {
        var names = new ArrayList<String>();
        var places = new ArrayList<Integer>();
        for (var each : classes) {
            var name = groups.getOrDefault(each, each);
            if (!names.contains(name)) {
                names.add(name);
            }
            places.add(names.indexOf(name));
        }
        var units = drawn.units().stream()
                .map(unit -> new SampledUnit(
                        unit.stratum(),
                        unit.cells().stream()
                                .map(cell ->
                                        new Cell(places.get(cell.map()), places.get(cell.reference()), cell.share()))
                                .toList(),
                        unit.copies()))
                .toList();
        var known = drawn.mapClasses().stream()
                .map(map -> map.isPresent() ? OptionalInt.of(places.get(map.getAsInt())) : map)
                .toList();
        return new ReferenceSample(names, new DrawnUnits(drawn.strata(), units, known, drawn.design()));
    }

    private static List<OptionalInt> mapClasses(List<String> classes, List<Stratum> strata, List<SampledUnit> units) {
        var places = new HashMap<String, Integer>();
        for (int index = 0; index < classes.size(); index++) {
            places.put(classes.get(index), index);
        }
        var known = new ArrayList<OptionalInt>();
        for (var stratum : strata) {
            var place = places.get(stratum.name());
            known.add(place == null ? OptionalInt.empty() : OptionalInt.of(place));
        }
        boolean contradicted = units.stream().anyMatch(unit -> unit.cells().stream()
                .anyMatch(cell -> known.get(unit.stratum()).orElse(-1) != cell.map()));
        return contradicted || known.contains(OptionalInt.empty())
                ? strata.stream().map(_ -> OptionalInt.empty()).toList()
                : known;
    }
}
