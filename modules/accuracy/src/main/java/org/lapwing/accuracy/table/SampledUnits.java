package org.lapwing.accuracy.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lapwing.accuracy.estimate.Cell;
import org.lapwing.accuracy.estimate.SampledUnit;

/// Puts the lines of a table together to sampled units: points alike count as copies, points of a cluster are
/// one unit.
final class SampledUnits {

    /// What was made, and how many units of each stratum.
    record Made(List<SampledUnit> units) {

        List<Long> drawnOf(int strata) {
            var drawn = new ArrayList<Long>();
            for (int index = 0; index < strata; index++) {
                int wanted = index;
                drawn.add(units.stream()
                        .filter(unit -> unit.stratum() == wanted)
                        .mapToLong(SampledUnit::copies)
                        .sum());
            }
            return drawn;
        }
    }

    private record Kind(int stratum, int map, int reference) {}

    private final Table table;
    private final List<String> classes;
    private final OptionalInt cluster;
    private final OptionalInt clusterSize;

    SampledUnits(Table table, List<String> classes) {
        this.table = table;
        this.classes = classes;
        cluster = table.column("cluster");
        clusterSize = table.column("cluster_size");
    }

    Made of(List<SamplePoint> points) throws IOException {
        return new Made(cluster.isPresent() ? clusters(points) : points(points));
    }

    private List<SampledUnit> points(List<SamplePoint> points) {
        var copies = new LinkedHashMap<Kind, Long>();
        for (var point : points) {
            copies.merge(kind(point), 1L, Long::sum);
        }
        return copies.entrySet().stream()
                .map(each -> SampledUnit.points(
                        each.getKey().stratum(),
                        each.getKey().map(),
                        each.getKey().reference(),
                        each.getValue()))
                .toList();
    }

    private List<SampledUnit> clusters(List<SamplePoint> points) throws IOException {
        var members = new LinkedHashMap<String, List<SamplePoint>>();
        for (var point : points) {
            var of = members.computeIfAbsent(table.text(point.row(), cluster.getAsInt()), _ -> new ArrayList<>());
            if (!of.isEmpty() && of.getFirst().stratum() != point.stratum()) {
                throw table.failure(
                        point.row(),
                        "cluster '"
                                + point.row().cells().get(cluster.getAsInt()) + "' lies in two strata, see "
                                + of.getFirst().row().place() + ". A cluster is drawn from one stratum; correct it.");
            }
            of.add(point);
        }
        var units = new ArrayList<SampledUnit>();
        for (var of : members.values()) {
            double each = size(of).map(size -> size / of.size()).orElse(1.0);
            Map<Kind, Double> shares = new LinkedHashMap<>();
            of.forEach(point -> shares.merge(kind(point), each, Double::sum));
            units.add(new SampledUnit(
                    of.getFirst().stratum(),
                    shares.entrySet().stream()
                            .map(entry -> new Cell(
                                    entry.getKey().map(), entry.getKey().reference(), entry.getValue()))
                            .toList(),
                    1));
        }
        return units;
    }

    /// The pixels of a whole cluster of which only some were looked at (two stages): what was seen stands for
    /// all of it (Cochran 1977, Sampling Techniques, section 11.8, ratio to size).
    private Optional<Double> size(List<SamplePoint> of) throws IOException {
        if (clusterSize.isEmpty()) {
            return Optional.empty();
        }
        double size = table.size(of.getFirst().row(), clusterSize.getAsInt());
        for (var point : of) {
            if (table.size(point.row(), clusterSize.getAsInt()) != size || size < of.size()) {
                throw table.failure(
                        point.row(),
                        "cluster_size is "
                                + point.row().cells().get(clusterSize.getAsInt()) + " here, "
                                + of.getFirst().row().cells().get(clusterSize.getAsInt()) + " on "
                                + of.getFirst().row().place() + ", and " + of.size()
                                + " pixels of the cluster are listed. Give the pixels of the whole cluster, alike on"
                                + " each line.");
            }
        }
        return Optional.of(size);
    }

    private Kind kind(SamplePoint point) {
        return new Kind(point.stratum(), classes.indexOf(point.map()), classes.indexOf(point.reference()));
    }
}
