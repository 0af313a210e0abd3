package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.lapwing.labels.ClassColors;
import org.lapwing.labels.annotation.ClassEdits;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.workbench.text.FailureText;
import org.lapwing.workbench.text.Messages;

/// The classes that annotations may have, the one that is drawn now, and the edits a person makes to them. Each edit is
/// a step of the labels that can be undone.
///
/// Classes of the labels and of the window's legend belong together by code: a name or colour changed in one changes in
/// the other.
public final class LabelClassesViewModel {

    private static final int UNKNOWN_CODE = 254;
    private static final String UNKNOWN_COLOR = "#8A8F94";

    private final LabelsViewModel labels;
    private final LegendViewModel legend;
    private final ReadOnlyObjectWrapper<LabelClasses> classes =
            new ReadOnlyObjectWrapper<>(new LabelClasses(List.of()));
    private final IntegerProperty chosen = new SimpleIntegerProperty(-1);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private boolean matching;

    LabelClassesViewModel(LabelsViewModel labels, LegendViewModel legend) {
        this.labels = labels;
        this.legend = legend;
        labels.snapshot().addListener(_ -> refresh());
        legend.legend().addListener(_ -> {
            matchLabels();
            refresh();
        });
        refresh();
    }

    /// The classes in order: those of the labels, or those they would begin with.
    public ReadOnlyObjectProperty<LabelClasses> classes() {
        return classes.getReadOnlyProperty();
    }

    /// Code of the class that is drawn now; -1 while there is no class.
    public IntegerProperty chosen() {
        return chosen;
    }

    /// The class that is drawn now.
    public Optional<LabelClass> current() {
        return classes.get().find(chosen.get());
    }

    /// The colour of a class, `#RRGGBB`.
    String colorOf(int code) {
        return classes.get().find(code).map(LabelClass::color).orElse(UNKNOWN_COLOR);
    }

    /// Why the last edit of classes was refused; empty when it was not.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// The classes that digits pick, in order: all but that of what is unknown.
    public List<LabelClass> numbered() {
        return classes.get().classes().stream()
                .filter(each -> !each.isUnknown())
                .toList();
    }

    /// Picks the n-th class, counted from 1; nothing where there are fewer.
    public void pick(int number) {
        var all = numbered();
        if (number >= 1 && number <= all.size()) {
            chosen.set(all.get(number - 1).code());
        }
    }

    /// Picks the class of what is unknown.
    public void pickUnknown() {
        classes.get().unknown().ifPresent(unknown -> chosen.set(unknown.code()));
    }

    /// What labels begin with: the classes of the legend, and one for what is unknown.
    LabelClasses usual() {
        var all = new ArrayList<LabelClass>();
        var names = new HashSet<String>();
        legend.legend().get().ifPresent(now -> now.classes().stream()
                .filter(each -> each.code() != UNKNOWN_CODE && each.code() < 255)
                .forEach(each -> {
                    var name = names.add(each.name()) ? each.name() : each.name() + " " + each.code();
                    names.add(name);
                    all.add(LabelClass.of(each.code(), name, each.color()));
                }));
        var unknown = Messages.text("labels.class.unknown");
        all.add(LabelClass.unknown(
                UNKNOWN_CODE, names.contains(unknown) ? unknown + " " + UNKNOWN_CODE : unknown, UNKNOWN_COLOR));
        return new LabelClasses(all);
    }

    /// Adds a class with a free code and colour, and picks it.
    public void add() {
        var now = classes.get();
        var code = freeCode(now);
        if (code.isEmpty()) {
            problem.set(Messages.text("labels.classes.full"));
            return;
        }
        var used = now.classes().stream().map(LabelClass::color).toList();
        var color = ClassColors.distinct(used.size() + 1).stream()
                .filter(each -> !used.contains(each))
                .findFirst()
                .orElse(UNKNOWN_COLOR);
        var added = LabelClass.of(code.getAsInt(), freeName(now, code.getAsInt()), color);
        labels.start().thenAccept(open -> {
            if (open && change(all -> before(all, added))) {
                chosen.set(added.code());
            }
        });
    }

    private OptionalInt freeCode(LabelClasses now) {
        var taken = new HashSet<Integer>();
        now.classes().forEach(each -> taken.add(each.code()));
        legend.legend().get().ifPresent(each -> {
            taken.addAll(each.ignore());
            each.classes().forEach(one -> {
                taken.add(one.code());
                taken.addAll(one.merges());
            });
        });
        for (int code = 1; code < UNKNOWN_CODE; code++) {
            if (!taken.contains(code)) {
                return OptionalInt.of(code);
            }
        }
        return OptionalInt.empty();
    }

    private static String freeName(LabelClasses now, int code) {
        var name = Messages.text("legend.class.new", code);
        return now.named(name).isEmpty() ? name : name + " (" + code + ")";
    }

    /// With a class more, above that of what is unknown.
    private static LabelClasses before(LabelClasses all, LabelClass added) {
        var classes = new ArrayList<>(all.classes());
        int place = classes.size();
        while (place > 0 && classes.get(place - 1).isUnknown()) {
            place--;
        }
        classes.add(place, added);
        return new LabelClasses(classes);
    }

    /// Gives a class another name.
    public void rename(int code, String name) {
        replace(code, old -> new LabelClass(code, name.strip(), old.color(), old.parent(), old.role()));
    }

    /// Gives a class another colour.
    ///
    /// @param color `#RRGGBB`
    public void recolor(int code, String color) {
        replace(code, old -> new LabelClass(code, old.name(), color, old.parent(), old.role()));
    }

    /// Makes a class a kind of another, or puts it on the upper level.
    ///
    /// @param parent code of the other class; empty for none
    public void makeKindOf(int code, OptionalInt parent) {
        replace(code, old -> new LabelClass(code, old.name(), old.color(), parent, old.role()));
    }

    /// Gives all annotations of a class another one and takes the class away.
    public void mergeInto(int code, int into) {
        var now = labels.snapshot().get();
        if (now.isEmpty() || code == into) {
            return;
        }
        try {
            problem.set("");
            if (labels.edit(ClassEdits.merge(now.get(), code, into)) && chosen.get() == code) {
                chosen.set(into);
            }
        } catch (EditRefusedException refused) {
            problem.set(String.valueOf(refused.getMessage()));
        }
    }

    /// Takes a class away that no annotation has; where one has it, says so.
    public void remove(int code) {
        var now = labels.snapshot().get();
        if (now.isEmpty()) {
            return;
        }
        try {
            problem.set("");
            labels.edit(ClassEdits.remove(now.get(), code));
        } catch (EditRefusedException refused) {
            problem.set(String.valueOf(refused.getMessage()));
        }
    }

    private void replace(int code, UnaryOperator<LabelClass> how) {
        labels.start().thenAccept(open -> {
            if (open) {
                change(all ->
                        all.find(code).map(old -> all.replacing(how.apply(old))).orElse(all));
            }
        });
    }

    private boolean change(UnaryOperator<LabelClasses> how) {
        var now = labels.snapshot().get();
        if (now.isEmpty()) {
            return false;
        }
        try {
            var next = how.apply(now.get().classes());
            problem.set("");
            return next.equals(now.get().classes()) || labels.edit(new LabelEdit.Classes(next));
        } catch (IllegalArgumentException refused) {
            problem.set(Messages.text("legend.edit.refused", FailureText.of(refused)));
            return false;
        }
    }

    private void refresh() {
        var next = labels.snapshot().get().map(LabelSnapshot::classes).orElseGet(this::usual);
        if (!next.equals(classes.get())) {
            classes.set(next);
            matchLegend();
        }
        if (next.find(chosen.get()).isEmpty()) {
            chosen.set(numbered().stream().findFirst().map(LabelClass::code).orElse(-1));
        }
    }

    /// Names and colours of the labels' classes, as the legend has them now.
    private void matchLabels() {
        var now = labels.snapshot().get();
        if (matching || now.isEmpty() || legend.legend().get().isEmpty()) {
            return;
        }
        matching = true;
        try {
            var shown = legend.legend().get().get();
            labels.follow(all -> {
                var next = all;
                for (var each : shown.classes()) {
                    var old = all.find(each.code());
                    if (old.isPresent() && !old.get().isUnknown()) {
                        next = next.replacing(new LabelClass(
                                each.code(),
                                each.name(),
                                each.color(),
                                old.get().parent(),
                                old.get().role()));
                    } else if (old.isEmpty() && each.code() < 255) {
                        next = before(next, LabelClass.of(each.code(), each.name(), each.color()));
                    }
                }
                return next;
            });
        } finally {
            matching = false;
        }
    }

    /// Names and colours of the legend, as the labels have them now.
    private void matchLegend() {
        if (matching || labels.snapshot().get().isEmpty()) {
            return;
        }
        matching = true;
        try {
            legend.match(classes.get());
        } finally {
            matching = false;
        }
    }
}
