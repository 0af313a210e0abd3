package org.lapwing.labels.annotation;

import java.util.List;
import java.util.UUID;

/// One step of editing, applied to a [LabelStore] whole or not at all.
public sealed interface LabelEdit {

    /// Puts a new annotation into the store.
    record Add(Annotation annotation) implements LabelEdit {}

    /// Takes an annotation out of the store.
    record Remove(UUID id) implements LabelEdit {}

    /// Puts an annotation in the place of the one with the same id. The order 0 keeps its place among the others.
    record Replace(Annotation annotation) implements LabelEdit {}

    /// Changes the classes: names, colours, levels, new ones, fewer ones. Every annotation must have a class after the
    /// whole step.
    record Classes(LabelClasses classes) implements LabelEdit {}

    /// Several edits that are one step for the person: one revision, one undo.
    record Batch(List<LabelEdit> edits) implements LabelEdit {

        /// Copies the list.
        public Batch {
            edits = List.copyOf(edits);
        }
    }

    /// Several edits as one step.
    static LabelEdit of(List<? extends LabelEdit> edits) {
        return edits.size() == 1 ? edits.getFirst() : new Batch(List.copyOf(edits));
    }
}
