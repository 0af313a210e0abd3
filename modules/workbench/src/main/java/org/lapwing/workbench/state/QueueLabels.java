package org.lapwing.workbench.state;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.lapwing.labels.Legend;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.AnnotationSource;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.workbench.service.QueueService.Suggestion;
import org.lapwing.workbench.text.Messages;
import org.locationtech.jts.geom.Geometry;

/// What the queue sees of the labels: accepted suggestions become annotations in one step.
///
/// @param labels in the reference system of the image, as those of the queue are
/// @param clock dates what is accepted
/// @param round number of the round that is under way
record QueueLabels(LabelsViewModel labels, Clock clock, IntSupplier round) implements PatchLabels {

    @Override
    public Optional<LabelSnapshot> snapshot() {
        return labels.snapshot().get();
    }

    @Override
    public boolean hasNewIn(Geometry ground, long since) {
        return labels.snapshot()
                .get()
                .map(now -> now.within(ground.getEnvelopeInternal()).stream()
                        .anyMatch(each ->
                                each.revision() > since && each.geometry().intersects(ground)))
                .orElse(false);
    }

    @Override
    public CompletableFuture<Void> accept(List<Suggestion> suggestions, Legend legend) {
        return labels.start().thenCompose(open -> {
            if (!open) {
                return CompletableFuture.failedFuture(new IllegalStateException(Messages.text("labels.not.open")));
            }
            var before = labels.snapshot().get().map(LabelSnapshot::classes).orElseThrow();
            var classes = before;
            for (var each : legend.classes()) {
                if (classes.find(each.code()).isEmpty()) {
                    classes = classes.with(LabelClass.of(each.code(), each.name(), each.color()));
                }
            }
            var edits = new ArrayList<LabelEdit>();
            if (!classes.equals(before)) {
                edits.add(new LabelEdit.Classes(classes));
            }
            suggestions.forEach(each -> edits.add(added(each)));
            return edits.isEmpty() || labels.edit(LabelEdit.of(edits))
                    ? CompletableFuture.<Void>completedFuture(null)
                    : CompletableFuture.failedFuture(new IllegalStateException(
                            labels.problem().get().map(EditProblem::text).orElse("")));
        });
    }

    private LabelEdit added(Suggestion suggestion) {
        return new LabelEdit.Add(Annotation.drawn(
                        UUID.randomUUID(),
                        suggestion.classCode(),
                        suggestion.geometry(),
                        labels.author().get().strip(),
                        clock.instant())
                .withSource(AnnotationSource.ACCEPTED)
                .withRound(round.getAsInt()));
    }
}
