package org.lapwing.workbench.state;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.learning.update.UpdateResult;
import org.lapwing.workbench.service.ModelService.Prediction;
import org.lapwing.workbench.service.UpdateService;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// Lets the model on the map learn from what was labelled since it was made, in seconds; the map switches by itself.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class UpdateViewModel {

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final WorkspaceViewModel workspace;
    private final LiveViewModel live;
    private final TrainViewModel train;
    private final ReadOnlyObjectProperty<Optional<LabelSnapshot>> labels;
    private final ReadOnlyObjectProperty<Optional<Path>> labelFile;
    private final ReadOnlyObjectWrapper<UpdateStage> stage = new ReadOnlyObjectWrapper<>(UpdateStage.NO_MODEL);
    private final ReadOnlyIntegerWrapper pending = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<UpdateResult>> last = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Consumer<UpdateResult.Published> published = _ -> {};
    private Optional<JobViewModel> running = Optional.empty();

    /// @param labels what is labelled
    /// @param labelFile where it is kept
    UpdateViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            WorkspaceViewModel workspace,
            LiveViewModel live,
            TrainViewModel train,
            ReadOnlyObjectProperty<Optional<LabelSnapshot>> labels,
            ReadOnlyObjectProperty<Optional<Path>> labelFile) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.workspace = workspace;
        this.live = live;
        this.train = train;
        this.labels = labels;
        this.labelFile = labelFile;
        workspace.image().addListener(_ -> {
            cancel(); // its image is gone
            last.set(Optional.empty());
            rest();
        });
        live.prediction().addListener(_ -> rest());
        labels.addListener(_ -> rest());
        train.state().addListener(_ -> rest());
    }

    /// Names who records what an update made.
    void onPublished(Consumer<UpdateResult.Published> listener) {
        published = listener;
    }

    /// Whether the model can be updated now.
    public ReadOnlyObjectProperty<UpdateStage> stage() {
        return stage.getReadOnlyProperty();
    }

    /// How many labels were added or changed since the model was made.
    public ReadOnlyIntegerProperty pending() {
        return pending.getReadOnlyProperty();
    }

    /// What the last update of this session changed, or why it was not kept; empty before the first.
    public ReadOnlyObjectProperty<Optional<UpdateResult>> last() {
        return last.getReadOnlyProperty();
    }

    /// Updates the model; does nothing where that is not possible now.
    ///
    /// @return complete when the updated model is on the map, or was not kept and the person told
    public CompletableFuture<UpdateResult> update() {
        var image = workspace.image().get();
        var base = live.prediction().get();
        var snapshot = labels.get();
        if (stage.get() != UpdateStage.READY || image.isEmpty() || base.isEmpty() || snapshot.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException("there is nothing to update"));
        }
        var order = new UpdateService.Order(image.get(), workspace.labels().get(), snapshot.get(), base.get());
        var result = jobs.start(Messages.text("job.update"), services.exporter(), job -> {
            running = Optional.of(job);
            return () -> services.updates().update(order, job.token(), job);
        });
        var sources = order.truth()
                .map(truth -> List.of(order.image().source(), truth.source()))
                .orElse(List.of(order.image().source()));
        workspace.holdOpen(sources, result);
        rest();
        return result.whenComplete((done, failure) -> {
                    running = Optional.empty();
                    rest();
                    if (!workspace.shows(order.image())) {
                        return; // what is open now has nothing to do with it
                    }
                    if (failure != null) {
                        notices.failed(Messages.text("update.failed.title"), failure);
                    } else {
                        last.set(Optional.of(done));
                        tell(base.get(), done);
                    }
                })
                .thenCompose(done -> live.settled().thenApply(_ -> done));
    }

    /// Stops the update; the model is as it was.
    public void cancel() {
        running.ifPresent(JobViewModel::stop);
    }

    private void tell(Prediction base, UpdateResult result) {
        switch (result) {
            case UpdateResult.Published done -> {
                live.offerTrained(base.modelFolder());
                published.accept(done);
            }
            case UpdateResult.Refused refused ->
                notices.show(new Notice(
                        Notice.Kind.WARNING,
                        Messages.text("update.refused.title"),
                        refused.sentence(),
                        Optional.of(new Notice.Action(Messages.text("update.train"), train::start))));
        }
    }

    /// The command line that does the same; empty where there is no model, or nothing is kept in a file yet.
    public Optional<String> commandLine() {
        var image = workspace.image().get();
        var base = live.prediction().get();
        if (image.isEmpty() || base.isEmpty()) {
            return Optional.empty();
        }
        return workspace
                .project()
                .get()
                .map(project -> CommandLines.update(project.folder()))
                .or(() -> labelFile
                        .get()
                        .map(file -> CommandLines.update(
                                image.get().file(), base.get().modelFolder(), file)));
    }

    /// What an update changed, in a line.
    public static String told(UpdateResult result) {
        var report = result.report();
        var before = report.before().meanIou();
        var after = report.after().meanIou();
        var seconds = Formats.decimal(report.seconds().whole(), 1);
        return Double.isFinite(before) && Double.isFinite(after) && report.heldOutPixels() > 0
                ? Messages.text("update.told", seconds, Formats.percent(before, 1), Formats.percent(after, 1))
                : Messages.text("update.told.unknown", seconds);
    }

    private void rest() {
        var base = live.prediction().get();
        var snapshot = labels.get();
        pending.set(base.isPresent() && snapshot.isPresent() ? count(snapshot.get(), base.get()) : 0);
        if (running.isPresent()) {
            stage.set(UpdateStage.UPDATING);
        } else if (base.isEmpty() || workspace.image().get().isEmpty()) {
            stage.set(UpdateStage.NO_MODEL);
        } else {
            stage.set(pending.get() == 0 || train.state().get().isBusy() ? UpdateStage.NOTHING_NEW : UpdateStage.READY);
        }
    }

    /// Annotations that the model has not learnt from; all of them where it learnt from those of another store.
    private static int count(LabelSnapshot snapshot, Prediction model) {
        long learnt = model.checkpoint().card().provenance().labelRevision().orElse(0);
        long since = learnt > snapshot.revision() ? 0 : learnt;
        return (int) snapshot.annotations().stream()
                .filter(each -> each.revision() > since)
                .count();
    }
}
