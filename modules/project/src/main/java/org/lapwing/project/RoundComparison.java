package org.lapwing.project;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Function;

/// What differs between two rounds, and their metrics side by side.
///
/// @param one usually the earlier
/// @param other usually the later
/// @param differences settings and counts that are not the same, by name, in a fixed order
/// @param metrics all metrics that either has, by name
public record RoundComparison(Round one, Round other, List<Difference> differences, List<Metric> metrics) {

    /// Something that is not the same.
    ///
    /// @param what name of a setting, such as `query.strategy`, or of a field, such as `labelRevision`
    /// @param one value in the first round; empty where it has none
    /// @param other value in the second
    public record Difference(String what, String one, String other) {}

    /// A metric of both rounds.
    ///
    /// @param name such as `heldOutMeanIou`
    /// @param one value in the first round; empty where it was not measured
    /// @param other value in the second
    public record Metric(String name, OptionalDouble one, OptionalDouble other) {}

    /// Copies the lists.
    public RoundComparison {
        differences = List.copyOf(differences);
        metrics = List.copyOf(metrics);
    }

    /// Compares two rounds.
    public static RoundComparison of(Round one, Round other) {
        var differences = new ArrayList<Difference>();
        add(differences, "labelRevision", one, other, each -> Long.toString(each.labelRevision()));
        add(differences, "patches", one, other, each -> Integer.toString(each.patches()));
        add(differences, "model.folder", one, other, each -> each.model().folder());
        add(differences, "model.checkpoint", one, other, each -> each.model().checkpoint());
        add(differences, "model.way", one, other, each -> each.model().way().toString());
        var names = new TreeSet<>(one.query().keySet());
        names.addAll(other.query().keySet());
        for (var name : names) {
            add(differences, "query." + name, one, other, each -> each.query().getOrDefault(name, ""));
        }
        var metrics = Round.metricNames(List.of(one, other)).stream()
                .map(name -> new Metric(name, value(one, name), value(other, name)))
                .toList();
        return new RoundComparison(one, other, differences, metrics);
    }

    private static void add(
            List<Difference> differences, String what, Round one, Round other, Function<Round, String> value) {
        var first = value.apply(one);
        var second = value.apply(other);
        if (!first.equals(second)) {
            differences.add(new Difference(what, first, second));
        }
    }

    private static OptionalDouble value(Round round, String name) {
        var value = round.metrics().get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
