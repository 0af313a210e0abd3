package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;

/// Combines the order of one legend with the looks of another.
final class LegendDress {

    private LegendDress() {}

    /// The classes of `order` with the names and colours of `dress`, matched by code.
    static Legend dress(Legend order, Legend dress) {
        List<LegendClass> classes = new ArrayList<>();
        for (var each : order.classes()) {
            classes.add(dress.classes().stream()
                    .filter(other -> other.code() == each.code())
                    .findFirst()
                    .map(other -> new LegendClass(each.code(), other.name(), other.color(), each.merges()))
                    .orElse(each));
        }
        return new Legend(classes, order.ignore(), order.ignoreColors());
    }

    /// For each class of `theirs` the index of the class with its code in `mine`.
    static List<Integer> counterparts(Legend mine, Legend theirs) {
        var codes = mine.classes().stream().map(LegendClass::code).toList();
        return theirs.classes().stream()
                .map(each -> codes.indexOf(each.code())) // -1 is ComparedScores.NO_COUNTERPART
                .toList();
    }

    /// Whether two legends read the same files alike: same codes in the same order, same merges, same ignored
    /// values.
    static boolean sameReading(Legend one, Legend other) {
        if (one.size() != other.size()
                || !one.ignore().equals(other.ignore())
                || !one.ignoreColors().equals(other.ignoreColors())) {
            return false;
        }
        for (int index = 0; index < one.size(); index++) {
            var a = one.classes().get(index);
            var b = other.classes().get(index);
            if (a.code() != b.code() || !a.merges().equals(b.merges())) {
                return false;
            }
        }
        return true;
    }
}
