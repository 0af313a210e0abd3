package org.lapwing.labels.annotation;

import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Edits of the classes that concern annotations, too, or that need a look at them first.
public final class ClassEdits {

    private ClassEdits() {}

    /// Gives all annotations of a class another one, and takes the class away; its kinds become kinds of the other.
    ///
    /// @param from code of the class that goes
    /// @param into code of the class that stays
    /// @throws EditRefusedException where one of the two is not there, or levels would not fit
    public static LabelEdit merge(LabelSnapshot snapshot, int from, int into) throws EditRefusedException {
        var going = required(snapshot, from);
        var staying = required(snapshot, into);
        if (from == into) {
            throw new EditRefusedException("A class cannot be merged into itself; choose another.", Optional.empty());
        }
        var edits = new ArrayList<LabelEdit>();
        snapshot.annotations().stream()
                .filter(each -> each.classCode() == from)
                .forEach(each -> edits.add(new LabelEdit.Replace(each.withClass(into))));
        var classes = snapshot.classes();
        try {
            for (var kind : classes.kindsOf(from)) {
                boolean up = kind.code() == into || staying.parent().isPresent();
                classes = classes.replacing(new LabelClass(
                        kind.code(),
                        kind.name(),
                        kind.color(),
                        up ? OptionalInt.empty() : OptionalInt.of(into),
                        kind.role()));
            }
            edits.add(new LabelEdit.Classes(classes.without(Set.of(from))));
        } catch (IllegalArgumentException refused) {
            throw new EditRefusedException(
                    "Class \"" + going.name() + "\" cannot be merged into \"" + staying.name() + "\": "
                            + refused.getMessage() + ". Change the levels first.",
                    Optional.empty());
        }
        return LabelEdit.of(edits);
    }

    /// Takes a class away that no annotation has.
    ///
    /// @throws EditRefusedException where it is not there or one has it; says how many
    public static LabelEdit remove(LabelSnapshot snapshot, int code) throws EditRefusedException {
        var going = required(snapshot, code);
        long used = snapshot.annotations().stream()
                .filter(each -> each.classCode() == code)
                .count();
        if (used > 0) {
            throw new EditRefusedException(inUse(going.name(), used), Optional.empty());
        }
        return new LabelEdit.Classes(snapshot.classes().without(Set.of(code)));
    }

    /// What is said where a class cannot go.
    static String inUse(String name, long annotations) {
        return "Class \"" + name + "\" still has " + annotations + (annotations == 1 ? " annotation" : " annotations")
                + "; give them another class or merge the class into another first.";
    }

    private static LabelClass required(LabelSnapshot snapshot, int code) throws EditRefusedException {
        return snapshot.classes()
                .find(code)
                .orElseThrow(() -> new EditRefusedException(
                        "Class " + code + " is not among the classes; choose one of them.", Optional.empty()));
    }
}
