package org.lapwing.labels.annotation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;

/// The classes that annotations may have, in order, on at most two levels. Immutable.
///
/// @param classes in the order of the legend; no code and no name twice; a parent is itself without parent
public record LabelClasses(List<LabelClass> classes) {

    /// Checks the levels.
    public LabelClasses {
        classes = List.copyOf(classes);
        if (classes.size() > 254) {
            throw new IllegalArgumentException("there are " + classes.size() + " classes; 254 is the most");
        }
        var codes = new HashSet<Integer>();
        var names = new HashSet<String>();
        var parents = classes.stream()
                .filter(each -> each.parent().isPresent())
                .map(each -> each.parent().getAsInt())
                .collect(Collectors.toSet());
        for (var each : classes) {
            if (!codes.add(each.code())) {
                throw new IllegalArgumentException("two classes have the code " + each.code());
            }
            if (!names.add(each.name())) {
                throw new IllegalArgumentException("two classes have the name " + each.name());
            }
            if (each.parent().isPresent() && (parents.contains(each.code()) || each.isUnknown())) {
                throw new IllegalArgumentException(
                        each.isUnknown()
                                ? "class " + each.name() + " stands for what is unknown, so it is no kind of another"
                                : "class " + each.name() + " is a kind of another and has kinds itself; there are two"
                                        + " levels");
            }
            if (each.isUnknown() && parents.contains(each.code())) {
                throw new IllegalArgumentException(
                        "class " + each.name() + " stands for what is unknown, so it has no kinds");
            }
        }
        if (!codes.containsAll(parents)) {
            parents.removeAll(codes);
            throw new IllegalArgumentException("classes are kinds of class " + parents + ", which there is not");
        }
    }

    /// The classes of a legend, all on one level.
    public static LabelClasses of(Legend legend) {
        return new LabelClasses(legend.classes().stream()
                .map(each -> LabelClass.of(each.code(), each.name(), each.color()))
                .toList());
    }

    /// The class of a code.
    public Optional<LabelClass> find(int code) {
        return classes.stream().filter(each -> each.code() == code).findFirst();
    }

    /// The class of a name, without regard to case.
    public Optional<LabelClass> named(String name) {
        return classes.stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// Refuses classes that use the codes of a legend for other things: whoever matched them by code would take one
    /// class for another.
    ///
    /// A class that is renamed keeps its code, so another name alone is none of that. It is where the name of a
    /// class stands in the legend under another code, and the legend has its code, too, or no class here has the
    /// code from the legend.
    ///
    /// @param legend classes of the model, or of the pixels, that these are matched with by code
    /// @throws LabelStoreException names the class and both codes
    public void requireCodesOf(Legend legend) throws LabelStoreException {
        for (var each : classes) {
            if (each.isUnknown() || !kindsOf(each.code()).isEmpty()) {
                continue;
            }
            var other = legend.classes().stream()
                    .filter(known -> known.name().equalsIgnoreCase(each.name()) && known.code() != each.code())
                    .findFirst();
            boolean taken = legend.classes().stream().anyMatch(known -> known.code() == each.code());
            if (other.isPresent() && (taken || find(other.get().code()).isEmpty())) {
                throw new LabelStoreException(
                        "The class '" + each.name() + "' has the code " + each.code() + " among the labels and "
                                + other.get().code() + " in the legend that they are read by, so that one class would"
                                + " be taken for another. Import the labels into a file that"
                                + " begins with the classes of that legend (lapwing labels import"
                                + " --create --legend).",
                        null);
            }
        }
    }

    /// The class of what authors cannot tell.
    public Optional<LabelClass> unknown() {
        return classes.stream().filter(LabelClass::isUnknown).findFirst();
    }

    /// The kinds of a class, in order.
    public List<LabelClass> kindsOf(int code) {
        return classes.stream()
                .filter(each -> each.parent().equals(OptionalInt.of(code)))
                .toList();
    }

    /// The smallest code that no class has; empty where all are used.
    public OptionalInt freeCode() {
        var used = classes.stream().map(LabelClass::code).collect(Collectors.toSet());
        for (int code = 1; code < Legend.UNLABELLED; code++) {
            if (!used.contains(code)) {
                return OptionalInt.of(code);
            }
        }
        return OptionalInt.empty();
    }

    /// What is learnt and burnt at the finer level: every class that stands for something on the ground and has
    /// no kinds. An annotation of a class with kinds is too coarse for it and counts as unlabelled, as what is
    /// unknown does.
    ///
    /// @throws IllegalStateException where no class is left
    public Legend legend() {
        return legend(classes.stream()
                .filter(each -> !each.isUnknown() && kindsOf(each.code()).isEmpty())
                .map(each -> new LegendClass(each.code(), each.name(), each.color(), List.of()))
                .toList());
    }

    /// What is learnt and burnt at the coarser level: the classes of the upper level, each with its kinds merged
    /// into it.
    ///
    /// @throws IllegalStateException where no class is left
    public Legend coarseLegend() {
        return legend(classes.stream()
                .filter(each -> !each.isUnknown() && each.parent().isEmpty())
                .map(each -> new LegendClass(
                        each.code(),
                        each.name(),
                        each.color(),
                        kindsOf(each.code()).stream().map(LabelClass::code).toList()))
                .toList());
    }

    /// These with one class more, at the end.
    public LabelClasses with(LabelClass added) {
        var all = new ArrayList<>(classes);
        all.add(added);
        return new LabelClasses(all);
    }

    /// These with the class of the same code replaced.
    public LabelClasses replacing(LabelClass other) {
        return new LabelClasses(classes.stream()
                .map(each -> each.code() == other.code() ? other : each)
                .toList());
    }

    /// These without some classes; their kinds move to the upper level.
    public LabelClasses without(Set<Integer> codes) {
        return new LabelClasses(classes.stream()
                .filter(each -> !codes.contains(each.code()))
                .map(each -> each.parent().isPresent()
                                && codes.contains(each.parent().getAsInt())
                        ? new LabelClass(each.code(), each.name(), each.color(), OptionalInt.empty(), each.role())
                        : each)
                .toList());
    }

    private static Legend legend(List<LegendClass> kept) {
        if (kept.isEmpty()) {
            throw new IllegalStateException("there is no class yet that stands for something on the ground");
        }
        return new Legend(kept, Set.of());
    }
}
