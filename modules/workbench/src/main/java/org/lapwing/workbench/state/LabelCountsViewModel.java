package org.lapwing.workbench.state;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.labels.annotation.LabelStatistics;
import org.lapwing.workbench.service.WorkbenchServices;

/// How much is labelled per class, author and round. Counted in the background, one state at a time: while one is
/// counted, those between are skipped.
@SuppressWarnings("FutureReturnValueIgnored") // without counts the labels are as good
public final class LabelCountsViewModel {

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final LabelsViewModel labels;
    private final ReadOnlyObjectWrapper<Optional<LabelStatistics>> counts =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean counting;
    private long counted = -1;

    LabelCountsViewModel(WorkbenchServices services, JobsViewModel jobs, LabelsViewModel labels) {
        this.services = services;
        this.jobs = jobs;
        this.labels = labels;
        labels.snapshot().addListener((_, _, now) -> {
            if (now.isEmpty()) {
                counted = -1;
                counts.set(Optional.empty());
            } else {
                count(now.get());
            }
        });
    }

    /// The counts of a state that was the latest a moment ago; empty while no labels are open.
    public ReadOnlyObjectProperty<Optional<LabelStatistics>> counts() {
        return counts.getReadOnlyProperty();
    }

    private void count(LabelSnapshot snapshot) {
        if (counting) {
            return;
        }
        counting = true;
        CancelToken cancel = services.closing();
        jobs.quietly(services.workers(), () -> LabelStatistics.of(snapshot, List.of(), cancel))
                .whenComplete((found, failure) -> {
                    counting = false;
                    counted = snapshot.revision();
                    var now = labels.snapshot().get();
                    if (now.isPresent() && failure == null) {
                        counts.set(Optional.of(found));
                    }
                    now.filter(latest -> latest.revision() != counted && failure == null)
                            .ifPresent(this::count);
                });
    }
}
