package org.lapwing.workbench.state;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// One undo for the window: takes back what was done last, be it to the labels or to the legend.
public final class UndoViewModel {

    private enum Kind {
        LABELS,
        LEGEND
    }

    private final LabelsViewModel labels;
    private final LegendViewModel legend;
    private final Deque<Kind> done = new ArrayDeque<>();
    private final Deque<Kind> undone = new ArrayDeque<>();

    UndoViewModel(LabelsViewModel labels, LegendViewModel legend) {
        this.labels = labels;
        this.legend = legend;
        labels.onEdit(() -> did(Kind.LABELS));
        legend.onEdit(() -> did(Kind.LEGEND));
    }

    private void did(Kind kind) {
        done.push(kind);
        undone.clear();
    }

    /// Whether [#undo] does anything.
    public ObservableValue<Boolean> undoable() {
        return Bindings.or(labels.undoable(), legend.undoable());
    }

    /// Whether [#redo] does anything.
    public ObservableValue<Boolean> redoable() {
        return Bindings.or(labels.redoable(), legend.redoable());
    }

    /// Takes the last step back.
    public void undo() {
        var kind = next(done, labels.undoable().get(), legend.undoable().get());
        undone.push(kind);
        if (kind == Kind.LABELS) {
            labels.undo();
        } else {
            legend.undo();
        }
    }

    /// Does the step again that was taken back last.
    public void redo() {
        var kind = next(undone, labels.redoable().get(), legend.redoable().get());
        done.push(kind);
        if (kind == Kind.LABELS) {
            labels.redo();
        } else {
            legend.redo();
        }
    }

    /// The next one in order of which something is left: either may have been closed or loaded anew since.
    private static Kind next(Deque<Kind> order, boolean inLabels, boolean inLegend) {
        while (!order.isEmpty()) {
            var kind = order.pop();
            if (kind == Kind.LABELS ? inLabels : inLegend) {
                return kind;
            }
        }
        return inLabels ? Kind.LABELS : Kind.LEGEND;
    }
}
