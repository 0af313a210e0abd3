package org.lapwing.workbench.state;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.LabelSurvey;
import org.lapwing.labels.UnmatchedValue;
import org.lapwing.workbench.service.OpenedLabels;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// How many pixels each class has in the ground truth, and which values no class takes; counted in the background.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class LabelSurveyViewModel {

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final WorkspaceViewModel workspace;
    private final ReadOnlyObjectWrapper<Optional<LabelSurvey>> survey = new ReadOnlyObjectWrapper<>(Optional.empty());
    private CancelToken counting = CancelToken.create();

    LabelSurveyViewModel(
            WorkbenchServices services, JobsViewModel jobs, NoticesViewModel notices, WorkspaceViewModel workspace) {
        this.services = services;
        this.workspace = workspace;
        this.jobs = jobs;
        this.notices = notices;
    }

    /// The counts; empty while there are none.
    public ReadOnlyObjectProperty<Optional<LabelSurvey>> survey() {
        return survey.getReadOnlyProperty();
    }

    /// The values that the legend does not name, most frequent first.
    public List<UnmatchedValue> unmatched() {
        return survey.get().map(LabelSurvey::unmatched).orElse(List.of());
    }

    /// Counts other labels; what was under way is dropped.
    void count(Optional<OpenedLabels> labels) {
        counting.cancel();
        survey.set(Optional.empty());
        if (labels.isEmpty()) {
            return;
        }
        var token = services.closing().child();
        counting = token;
        var counted = labels.get();
        var work =
                jobs.quietly(services.exporter(), () -> services.files().survey(counted, token, ProgressListener.NONE));
        workspace.holdOpen(List.of(counted.source()), work);
        work.whenComplete((result, failure) -> {
            if (token.isCancelled()) {
                return;
            }
            if (failure == null) {
                survey.set(Optional.of(result));
            } else {
                notices.failed(Messages.text("survey.failed.title", counted.name()), failure);
            }
        });
    }
}
