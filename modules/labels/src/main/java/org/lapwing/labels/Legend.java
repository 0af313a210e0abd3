package org.lapwing.labels;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The ordered classes of a map, and which codes in label files mean "not labelled".
///
/// The *class index* of a class is its place in `classes`, from 0; the *class code* is its value in files.
///
/// @param classes the classes in order, 1 to 254 of them, no code twice
/// @param ignore codes that mean unlabelled; such pixels weigh nothing in losses and counts
/// @param ignoreColors colours `#RRGGBB` that mean unlabelled in colour-coded files
public record Legend(List<LegendClass> classes, Set<Integer> ignore, Set<String> ignoreColors) {

    /// The class index that masks use for unlabelled pixels.
    public static final int UNLABELLED = 255;

    /// The class index answered for a code that the legend does not know.
    public static final int UNKNOWN_CODE = -1;

    /// Checks that no code has two meanings.
    public Legend {
        classes = List.copyOf(classes);
        ignore = Collections.unmodifiableSortedSet(new TreeSet<>(ignore));
        var colors = new TreeSet<String>();
        for (var each : ignoreColors) {
            colors.add(LegendClass.canonicalColor(each));
        }
        ignoreColors = Collections.unmodifiableSortedSet(colors);
        if (classes.isEmpty() || classes.size() > 254) {
            throw new IllegalArgumentException("a legend has 1 to 254 classes, not " + classes.size());
        }
        var seen = new HashSet<Integer>(ignore);
        for (var each : classes) {
            if (!seen.add(each.code())) {
                throw new IllegalArgumentException("code " + each.code() + " has two meanings in the legend");
            }
            for (int merged : each.merges()) {
                if (!seen.add(merged)) {
                    throw new IllegalArgumentException("code " + merged + " has two meanings in the legend");
                }
            }
        }
    }

    /// A legend that ignores codes only.
    public Legend(List<LegendClass> classes, Set<Integer> ignore) {
        this(classes, ignore, Set.of());
    }

    /// Number of classes.
    public int size() {
        return classes.size();
    }

    /// The class index of a code in a file: its own or a merged one, [#UNLABELLED] for ignored codes,
    /// [#UNKNOWN_CODE] for codes the legend does not name.
    public int indexOfCode(int code) {
        if (ignore.contains(code)) {
            return UNLABELLED;
        }
        for (int index = 0; index < classes.size(); index++) {
            var each = classes.get(index);
            if (each.code() == code || each.merges().contains(code)) {
                return index;
            }
        }
        return UNKNOWN_CODE;
    }
}
