package org.lapwing.workbench.state;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;

/// The jobs that run now, and the only way by which the window starts blocking work.
///
/// @see JobViewModel
public final class JobsViewModel {

    private final Executor ui;
    private final CancelToken closing;
    private final ObservableList<JobViewModel> running = FXCollections.observableArrayList();
    private final ObservableList<JobViewModel> shown = FXCollections.unmodifiableObservableList(running);

    /// @param ui `Platform::runLater` in the application, `Runnable::run` in tests
    /// @param closing stops every job
    public JobsViewModel(Executor ui, CancelToken closing) {
        this.ui = ui;
        this.closing = closing;
    }

    /// The jobs in the order they were started. Not for changing.
    public ObservableList<JobViewModel> running() {
        return shown;
    }

    /// Runs `work` on `worker` and shows it as a job until it ends.
    ///
    /// @return completed on the UI executor, with what `work` threw where it failed
    public <T> CompletableFuture<T> start(String title, Executor worker, Function<JobViewModel, Callable<T>> work) {
        var job = new JobViewModel(title, closing.child(), ui);
        running.add(job);
        return run(worker, work.apply(job), job.token()).whenComplete((_, _) -> running.remove(job));
    }

    /// Runs short `work` on `worker` without showing it.
    ///
    /// @return completed on the UI executor
    public <T> CompletableFuture<T> quietly(Executor worker, Callable<T> work) {
        return run(worker, work, CancelToken.NEVER);
    }

    /// Asks all jobs to stop.
    public void stopAll() {
        running.forEach(JobViewModel::stop);
    }

    private <T> CompletableFuture<T> run(Executor worker, Callable<T> work, CancelToken token) {
        var shown = new CompletableFuture<T>();
        Runnable task = () -> {
            try {
                if (token.isCancelled()) {
                    throw new CancelledException();
                }
                var result = work.call();
                ui.execute(() -> shown.complete(result));
            } catch (Throwable failure) { // the view model that asked for the work owns the failure
                ui.execute(() -> shown.completeExceptionally(failure));
            }
        };
        try {
            worker.execute(task);
        } catch (RejectedExecutionException _) { // the window has closed its services; nobody waits for the result
            shown.completeExceptionally(new CancelledException());
        }
        return shown;
    }
}
