package org.lapwing.labels.exchange;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelClasses;

/// The classes of two copies brought together, and what the codes of the other copy are called here.
///
/// A class changed on one side is taken from there, one changed on both sides stays as it is here. Classes added on
/// both sides are one where they have one name; where two got the same code, the other copy's gets a free one. A class
/// removed on either side stays, because the other may have used it.
final class MergedClasses {

    private final Map<Integer, Integer> codes = new HashMap<>();
    private LabelClasses classes;

    MergedClasses(LabelClasses base, LabelClasses ours, LabelClasses theirs) {
        classes = ours;
        var added = new LinkedHashMap<Integer, LabelClass>();
        for (var each : theirs.classes()) {
            var before = base.find(each.code());
            var here = ours.find(each.code());
            if (before.isPresent() && here.isPresent()) {
                if (!each.equals(before.get()) && here.equals(before)) {
                    take(each);
                }
            } else if (before.isEmpty() || !each.equals(before.get())) {
                added.put(each.code(), each);
            }
        }
        added.values().forEach(this::add);
        added.values().forEach(this::place);
    }

    LabelClasses classes() {
        return classes;
    }

    /// An annotation of the other copy in the classes here.
    Annotation here(Annotation theirs) {
        return theirs.withClass(codes.getOrDefault(theirs.classCode(), theirs.classCode()));
    }

    /// These with a class back that somebody removed and somebody else used.
    void require(int code, LabelClasses from) {
        if (classes.find(code).isEmpty()) {
            from.find(code).ifPresent(this::add);
        }
    }

    /// The other copy's change of a class, as far as names and levels allow it here.
    private void take(LabelClass changed) {
        try {
            classes = classes.replacing(changed);
        } catch (IllegalArgumentException _) { // the name is taken, or levels would not fit: it stays as it is here
        }
    }

    private void add(LabelClass added) {
        var same = classes.named(added.name());
        if (same.isPresent()) {
            codes.put(added.code(), same.get().code());
            return;
        }
        int code = classes.find(added.code()).isEmpty()
                ? added.code()
                : classes.freeCode().orElseThrow(() -> new IllegalArgumentException("all class codes are used"));
        codes.put(added.code(), code);
        classes = classes.with(new LabelClass(code, added.name(), added.color(), OptionalInt.empty(), added.role()));
    }

    /// Puts an added class on its level, where that fits.
    private void place(LabelClass added) {
        int code = codes.getOrDefault(added.code(), added.code());
        if (added.parent().isPresent()
                && classes.find(code).filter(each -> each.parent().isEmpty()).isPresent()) {
            int parent =
                    codes.getOrDefault(added.parent().getAsInt(), added.parent().getAsInt());
            Optional<LabelClass> now = classes.find(code);
            take(new LabelClass(
                    code,
                    now.orElseThrow().name(),
                    now.orElseThrow().color(),
                    OptionalInt.of(parent),
                    now.orElseThrow().role()));
        }
    }
}
