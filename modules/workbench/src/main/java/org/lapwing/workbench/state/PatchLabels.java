package org.lapwing.workbench.state;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.lapwing.labels.Legend;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.workbench.service.QueueService.Suggestion;
import org.locationtech.jts.geom.Geometry;

/// What the queue asks of the labels of the project. For the UI thread; nothing waits.
interface PatchLabels {

    /// No labels are open.
    PatchLabels NONE = new PatchLabels() {
        @Override
        public Optional<LabelSnapshot> snapshot() {
            return Optional.empty();
        }

        @Override
        public boolean hasNewIn(Geometry ground, long since) {
            return false;
        }

        @Override
        public CompletableFuture<Void> accept(List<Suggestion> suggestions, Legend legend) {
            return CompletableFuture.failedFuture(new IllegalStateException("no labels are open"));
        }
    };

    /// The latest state of the labels; empty where none are open.
    Optional<LabelSnapshot> snapshot();

    /// Whether anything in a piece of ground was labelled after a revision.
    ///
    /// @param ground polygon in the reference system of the image
    boolean hasNewIn(Geometry ground, long since);

    /// Adds what a model suggests as labels, in one step that can be undone.
    ///
    /// @param legend the classes of the model
    /// @return completed with what failed; the labels are as they were then
    CompletableFuture<Void> accept(List<Suggestion> suggestions, Legend legend);
}
