package org.lapwing.workbench.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.lapwing.labels.ClassColors;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.workbench.text.FailureText;
import org.lapwing.workbench.text.Messages;

/// The legend of the workspace and the edits a person makes to it, each of which can be undone.
///
/// An edit that would make the legend contradict itself changes nothing and is explained in [#problem].
public final class LegendViewModel {

    private static final int UNDO_LIMIT = 500;

    private final ReadOnlyObjectWrapper<Optional<Legend>> legend = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();
    private Runnable stepped = () -> {};
    private Optional<Legend> loaded = Optional.empty();
    private final Deque<Legend> past = new ArrayDeque<>();
    private final Deque<Legend> future = new ArrayDeque<>();

    /// The legend as it is now; empty before labels or a model brought one.
    public ReadOnlyObjectProperty<Optional<Legend>> legend() {
        return legend.getReadOnlyProperty();
    }

    /// Why the last edit was refused; empty when it was not.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Whether [#undo] does anything.
    public ReadOnlyBooleanProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    /// Whether [#redo] does anything.
    public ReadOnlyBooleanProperty redoable() {
        return redoable.getReadOnlyProperty();
    }

    /// Whether there are edits since [#load] or [#markSaved].
    public ReadOnlyBooleanProperty edited() {
        return edited.getReadOnlyProperty();
    }

    /// Replaces the legend by one from elsewhere and forgets the edits.
    public void load(Optional<Legend> next) {
        loaded = next;
        past.clear();
        future.clear();
        edited.set(false);
        problem.set("");
        legend.set(next);
        refresh();
    }

    /// Calls `listener` after each edit that can be undone.
    void onEdit(Runnable listener) {
        stepped = listener;
    }

    /// The legend before the edits; its colours are the ones in colour-coded files.
    Optional<Legend> loaded() {
        return loaded;
    }

    /// Says that the legend was written to its file.
    public void markSaved() {
        edited.set(false);
    }

    /// Gives a class another name.
    public void rename(int index, String name) {
        change(each ->
                withClass(each, index, old -> new LegendClass(old.code(), name.strip(), old.color(), old.merges())));
    }

    /// Gives a class another colour.
    ///
    /// @param color `#RRGGBB`
    public void recolor(int index, String color) {
        change(each -> withClass(each, index, old -> new LegendClass(old.code(), old.name(), color, old.merges())));
    }

    /// Sets which further codes count as a class.
    ///
    /// @param codes numbers separated by commas or blanks
    public void merge(int index, String codes) {
        List<Integer> merges;
        try {
            merges = numbers(codes);
        } catch (NumberFormatException bad) {
            problem.set(Messages.text("legend.codes.bad", codes));
            return;
        }
        change(each -> withClass(each, index, old -> new LegendClass(old.code(), old.name(), old.color(), merges)));
    }

    /// Moves a class up (negative) or down (positive); past the ends nothing happens.
    public void move(int index, int by) {
        change(each -> {
            int target = index + by;
            if (target < 0 || target >= each.size()) {
                return each;
            }
            var classes = new ArrayList<>(each.classes());
            Collections.rotate(classes.subList(Math.min(index, target), Math.max(index, target) + 1), by > 0 ? -1 : 1);
            return new Legend(classes, each.ignore(), each.ignoreColors());
        });
    }

    /// Adds a class for a code, which stops being ignored.
    public void add(int code) {
        change(each -> {
            var classes = new ArrayList<>(each.classes());
            var color = spareColor(each);
            classes.add(new LegendClass(code, Messages.text("legend.class.new", code), color, List.of()));
            var ignore = new HashSet<>(each.ignore());
            ignore.remove(code);
            return new Legend(classes, ignore, each.ignoreColors());
        });
    }

    private static String spareColor(Legend present) {
        var used = present.classes().stream().map(LegendClass::color).toList();
        return ClassColors.distinct(used.size() + 1).stream()
                .filter(color -> !used.contains(color))
                .findFirst()
                .orElseThrow();
    }

    /// Adds a class with the lowest code not yet used.
    public void addNext() {
        var current = legend.get();
        if (current.isEmpty()) {
            legend.set(Optional.of(new Legend(
                    List.of(new LegendClass(
                            1,
                            Messages.text("legend.class.new", 1),
                            ClassColors.distinct(1).getFirst(),
                            List.of())),
                    Set.of(0))));
            edited.set(true);
            return;
        }
        for (int code = 1; code <= 255; code++) {
            if (current.get().indexOfCode(code) == Legend.UNKNOWN_CODE) {
                add(code);
                return;
            }
        }
    }

    /// Removes a class and ignores its codes: such pixels count as unlabelled.
    public void ignoreClass(int index) {
        change(each -> {
            var classes = new ArrayList<>(each.classes());
            var gone = classes.remove(index);
            var ignore = new HashSet<>(each.ignore());
            ignore.add(gone.code());
            ignore.addAll(gone.merges());
            return new Legend(classes, ignore, each.ignoreColors());
        });
    }

    /// Ignores a further code of the label file.
    public void ignoreCode(int code) {
        change(each -> {
            var ignore = new HashSet<>(each.ignore());
            ignore.add(code);
            return new Legend(each.classes(), ignore, each.ignoreColors());
        });
    }

    /// Ignores a further colour of a colour-coded label file.
    ///
    /// @param color `#RRGGBB`
    public void ignoreColor(String color) {
        change(each -> {
            var colors = new HashSet<>(each.ignoreColors());
            colors.add(color);
            return new Legend(each.classes(), each.ignore(), colors);
        });
    }

    /// Sets which codes mean unlabelled.
    ///
    /// @param codes numbers separated by commas or blanks
    public void setIgnored(String codes) {
        Set<Integer> ignore;
        try {
            ignore = new TreeSet<>(numbers(codes));
        } catch (NumberFormatException bad) {
            problem.set(Messages.text("legend.codes.bad", codes));
            return;
        }
        change(each -> new Legend(each.classes(), ignore, each.ignoreColors()));
    }

    /// Takes the last edit back.
    public void undo() {
        step(past, future);
    }

    /// Does again what was taken back.
    public void redo() {
        step(future, past);
    }

    /// Takes over names and colours of the classes that annotations have, by code, and classes that are new there. No
    /// edit of the legend's own: it is undone where it was made.
    void match(LabelClasses theirs) {
        var ground = theirs.classes().stream().filter(each -> !each.isUnknown()).toList();
        if (ground.isEmpty()) {
            return;
        }
        var current = legend.get();
        var classes = new ArrayList<LegendClass>();
        current.ifPresent(now -> now.classes()
                .forEach(each -> classes.add(theirs.find(each.code())
                        .filter(other -> !other.isUnknown())
                        .map(other -> new LegendClass(each.code(), other.name(), other.color(), each.merges()))
                        .orElse(each))));
        for (var each : ground) {
            if (current.map(now -> now.indexOfCode(each.code()) == Legend.UNKNOWN_CODE)
                    .orElse(true)) {
                classes.add(new LegendClass(each.code(), each.name(), each.color(), List.of()));
            }
        }
        var ignore = current.map(Legend::ignore).orElseGet(() -> theirs.find(0).isPresent() ? Set.of() : Set.of(0));
        var next = new Legend(classes, ignore, current.map(Legend::ignoreColors).orElseGet(Set::of));
        if (!Optional.of(next).equals(current)) {
            edited.set(true);
            legend.set(Optional.of(next));
        }
    }

    private void step(Deque<Legend> from, Deque<Legend> to) {
        var current = legend.get();
        if (from.isEmpty() || current.isEmpty()) {
            return;
        }
        to.push(current.get());
        legend.set(Optional.of(from.pop()));
        problem.set("");
        refresh();
    }

    private void change(UnaryOperator<Legend> edit) {
        var current = legend.get();
        if (current.isEmpty()) {
            return;
        }
        try {
            var next = edit.apply(current.get());
            problem.set("");
            if (next.equals(current.get())) {
                return;
            }
            past.push(current.get());
            if (past.size() > UNDO_LIMIT) {
                past.removeLast();
            }
            future.clear();
            edited.set(true);
            legend.set(Optional.of(next));
            refresh();
            stepped.run();
        } catch (IllegalArgumentException refused) {
            problem.set(Messages.text("legend.edit.refused", FailureText.of(refused)));
        }
    }

    private void refresh() {
        undoable.set(!past.isEmpty());
        redoable.set(!future.isEmpty());
    }

    private static Legend withClass(Legend legend, int index, UnaryOperator<LegendClass> edit) {
        var classes = new ArrayList<>(legend.classes());
        classes.set(index, edit.apply(classes.get(index)));
        return new Legend(classes, legend.ignore(), legend.ignoreColors());
    }

    private static List<Integer> numbers(String text) {
        var numbers = new ArrayList<Integer>();
        for (var part : text.strip().split("[,;\\s]+", -1)) {
            if (!part.isEmpty()) {
                numbers.add(Integer.valueOf(part));
            }
        }
        return numbers;
    }
}
