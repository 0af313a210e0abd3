package org.lapwing.workbench.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.lapwing.accuracy.AccuracyReport;
import org.lapwing.accuracy.ReportHtml;
import org.lapwing.accuracy.ReportJson;
import org.lapwing.workbench.service.AccuracyService;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// Measures how right the model's map is, and keeps the last report.
public final class AccuracyViewModel {

    /// What the map is compared with.
    public enum ReferenceKind {
        /// The labels in the blocks that training never saw.
        TEST_BLOCKS,
        /// A raster of its own.
        FILE
    }

    /// What the panel can do now.
    public enum State {
        /// There is no image.
        NO_IMAGE,
        /// There is no model yet.
        NO_MODEL,
        /// There is nothing to compare with.
        NO_REFERENCE,
        /// Measuring can start.
        READY,
        /// Measuring.
        RUNNING
    }

    private interface Writer {
        void write(Path file, AccuracyReport report) throws IOException;
    }

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final WorkspaceViewModel workspace;
    private final LiveViewModel live;
    private final ObjectProperty<ReferenceKind> kind = new SimpleObjectProperty<>(ReferenceKind.TEST_BLOCKS);
    private final ObjectProperty<Optional<Path>> file = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NO_IMAGE);
    private final ReadOnlyObjectWrapper<Optional<AccuracyReport>> report =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<JobViewModel> running = Optional.empty();

    AccuracyViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            WorkspaceViewModel workspace,
            LiveViewModel live) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.workspace = workspace;
        this.live = live;
        workspace.image().addListener(_ -> {
            cancel(); // its image is gone
            report.set(Optional.empty());
            rest();
        });
        workspace.labels().addListener(_ -> rest());
        live.prediction().addListener(_ -> rest());
        kind.addListener(_ -> rest());
        file.addListener(_ -> rest());
    }

    /// What the map is compared with.
    public ObjectProperty<ReferenceKind> kind() {
        return kind;
    }

    /// The raster of [ReferenceKind#FILE].
    public ObjectProperty<Optional<Path>> file() {
        return file;
    }

    /// What can be done now.
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// The last report; empty before the first.
    public ReadOnlyObjectProperty<Optional<AccuracyReport>> report() {
        return report.getReadOnlyProperty();
    }

    /// Starts measuring; does nothing where something is missing.
    ///
    /// @return complete when the report is there
    public CompletableFuture<AccuracyReport> start() {
        var image = workspace.image().get();
        var shown = live.prediction().get();
        var reference = reference();
        if (state.get() != State.READY || image.isEmpty() || shown.isEmpty() || reference.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException(Messages.text("accuracy.missing.reference")));
        }
        var order = new AccuracyService.Order(
                image.get(), shown.get().checkpoint(), shown.get().modelFolder(), reference.get());
        var result = jobs.start(Messages.text("job.accuracy"), services.exporter(), job -> {
            running = Optional.of(job);
            return () -> services.accuracy().assess(order, job.token(), job);
        });
        workspace.holdOpen(order.sources(), result);
        rest();
        return result.whenComplete((fresh, failure) -> {
            running = Optional.empty();
            rest();
            if (!workspace.shows(order.image())) {
                return; // a report of another image would only mislead
            }
            if (failure == null) {
                report.set(Optional.of(fresh));
            } else {
                notices.failed(Messages.text("accuracy.failed.title"), failure);
            }
        });
    }

    /// Stops measuring; the earlier report stays.
    public void cancel() {
        running.ifPresent(JobViewModel::stop);
    }

    /// Writes the report as a page.
    public CompletableFuture<Void> saveHtml(Path target) {
        return save(target, ReportHtml::write);
    }

    /// Writes the report as JSON.
    public CompletableFuture<Void> saveJson(Path target) {
        return save(target, ReportJson::write);
    }

    private CompletableFuture<Void> save(Path target, Writer writer) {
        var current = report.get();
        if (current.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return jobs.quietly(services.workers(), () -> {
                    writer.write(target, current.get());
                    return target;
                })
                .whenComplete((path, failure) -> {
                    if (failure == null) {
                        notices.done(
                                Messages.text("accuracy.saved.title"),
                                Messages.text("accuracy.saved.detail", path),
                                Optional.empty());
                    } else {
                        notices.failed(Messages.text("save.failed.title", target.getFileName()), failure);
                    }
                })
                .thenAccept(_ -> {});
    }

    private Optional<AccuracyService.Reference> reference() {
        return switch (kind.get()) {
            case TEST_BLOCKS -> workspace.labels().get().map(AccuracyService.Reference.TestBlocks::new);
            case FILE -> file.get().map(AccuracyService.Reference.File::new);
        };
    }

    private void rest() {
        if (running.isPresent()) {
            state.set(State.RUNNING);
        } else if (workspace.image().get().isEmpty()) {
            state.set(State.NO_IMAGE);
        } else if (live.prediction().get().isEmpty()) {
            state.set(State.NO_MODEL);
        } else {
            state.set(reference().isEmpty() ? State.NO_REFERENCE : State.READY);
        }
    }
}
