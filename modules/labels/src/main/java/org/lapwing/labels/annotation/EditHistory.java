package org.lapwing.labels.annotation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What a person did to a store since the window was opened, to take back and do again, without limit.
///
/// Keeps edits, not states. One thread, that of the window.
public final class EditHistory {

    private static final LabelEdit NOTHING = new LabelEdit.Batch(List.of());

    private final LabelStore store;
    private final Deque<LabelEdit> undo = new ArrayDeque<>();
    private final Deque<LabelEdit> redo = new ArrayDeque<>();

    /// @param store to which edits are applied
    public EditHistory(LabelStore store) {
        this.store = store;
    }

    /// Applies an edit that can be taken back; what was taken back before cannot be done again after it.
    ///
    /// @throws EditRefusedException where the store refuses it; nothing has changed then
    public void apply(LabelEdit edit) throws EditRefusedException {
        var inverse = store.apply(edit);
        if (!inverse.equals(NOTHING)) {
            undo.push(inverse);
            redo.clear();
        }
    }

    /// Whether something can be taken back.
    public boolean canUndo() {
        return !undo.isEmpty();
    }

    /// Whether something taken back can be done again.
    public boolean canRedo() {
        return !redo.isEmpty();
    }

    /// Takes the last edit back; does nothing where there is none.
    ///
    /// @throws EditRefusedException where the store was changed otherwise since, so that it cannot be taken back
    public void undo() throws EditRefusedException {
        move(undo, redo);
    }

    /// Does the edit taken back last again; does nothing where there is none.
    ///
    /// @throws EditRefusedException where the store was changed otherwise since, so that it cannot be done again
    public void redo() throws EditRefusedException {
        move(redo, undo);
    }

    private void move(Deque<LabelEdit> from, Deque<LabelEdit> to) throws EditRefusedException {
        var edit = from.peek();
        if (edit != null) {
            to.push(store.apply(edit));
            from.pop();
        }
    }
}
