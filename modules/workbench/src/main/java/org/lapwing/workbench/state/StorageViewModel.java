package org.lapwing.workbench.state;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lapwing.project.Project;
import org.lapwing.workbench.service.PredictionStorage;
import org.lapwing.workbench.service.PredictionStorage.Usage;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// How much of what models predicted is kept: in memory on this machine, and on disk with the project where a person
/// asked for it.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class StorageViewModel {

    private static final String FOLDER = "predictions";

    private final PredictionStorage storage;
    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final ReadOnlyLongWrapper memoryBudget = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper diskLimit = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<Usage> usage = new ReadOnlyObjectWrapper<>(new Usage(0, 0));
    private final ReadOnlyObjectWrapper<Optional<Path>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private WorkspaceViewModel.ProjectChange change = _ -> {};

    /// @param ui where failures are told
    StorageViewModel(WorkbenchServices services, Executor ui, JobsViewModel jobs, NoticesViewModel notices) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        storage = services.models().storage();
        memoryBudget.set(storage.memoryBudget());
        storage.onTrouble(failure -> ui.execute(() -> {
            diskLimit.set(0);
            notices.failed(Messages.text("storage.failed.title"), failure);
        }));
    }

    /// How much memory predictions may take, in bytes.
    public ReadOnlyLongProperty memoryBudget() {
        return memoryBudget.getReadOnlyProperty();
    }

    /// How much of the disk the project's predictions may take, in bytes; 0 while they are not kept.
    public ReadOnlyLongProperty diskLimit() {
        return diskLimit.getReadOnlyProperty();
    }

    /// Where the project's predictions are kept when they are; empty without a project.
    public ReadOnlyObjectProperty<Optional<Path>> folder() {
        return folder.getReadOnlyProperty();
    }

    /// What predictions took when it was last measured.
    public ReadOnlyObjectProperty<Usage> usage() {
        return usage.getReadOnlyProperty();
    }

    /// Measures what predictions take.
    public void measure() {
        usage.set(storage.usage());
    }

    /// Gives predictions more or less memory, at once.
    public void setMemoryBudget(long bytes) {
        storage.setMemoryBudget(bytes);
        memoryBudget.set(bytes);
        measure();
    }

    /// Keeps the project's predictions from now on, also for later sessions, or no more.
    ///
    /// @param limitBytes how much they may take; 0 keeps none beyond the session
    public void keep(long limitBytes) {
        change.apply(project -> project.keepingPredictions(limitBytes));
    }

    /// Deletes the project's predictions from the disk.
    ///
    /// @return complete when they are gone, or the person was told why not
    public CompletableFuture<Void> delete() {
        return folder.get()
                .map(place -> told(() -> storage.delete(place)).thenRun(this::measure))
                .orElse(CompletableFuture.completedFuture(null));
    }

    /// Changes the project as this view model asks.
    void changeBy(WorkspaceViewModel.ProjectChange how) {
        change = how;
    }

    /// Keeps predictions as a project says.
    ///
    /// @return complete when that is so, or the person was told why not
    CompletableFuture<Void> follow(Optional<Project> project) {
        var next = project.map(each -> each.cacheFolder().resolve(FOLDER));
        long limit = project.map(Project::keptPredictionBytes).orElse(0L);
        if (next.equals(folder.get()) && limit == diskLimit.get()) {
            return CompletableFuture.completedFuture(null);
        }
        folder.set(next);
        diskLimit.set(limit);
        if (next.isEmpty() || limit == 0) {
            storage.keepInMemory();
            measure();
            return CompletableFuture.completedFuture(null);
        }
        return told(() -> storage.keepIn(next.get(), limit)).thenRun(this::measure);
    }

    private interface Work {
        void run() throws Exception;
    }

    private CompletableFuture<Void> told(Work work) {
        return jobs.quietly(services.workers(), () -> {
                    work.run();
                    return true;
                })
                .handle((_, failure) -> {
                    if (failure != null) {
                        notices.failed(Messages.text("storage.failed.title"), failure);
                    }
                    return null;
                });
    }
}
