package org.lapwing.workbench.state;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.lapwing.workbench.service.QueueService.Kept;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// Keeps the queue in the project's folder after every step; of several steps while a write is under way the last is
/// written.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
final class QueueKeeper {

    private record Wish(Path folder, Kept queue) {}

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private Optional<Wish> waiting = Optional.empty();
    private boolean writing;

    QueueKeeper(WorkbenchServices services, JobsViewModel jobs, NoticesViewModel notices) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
    }

    /// Writes a queue, soon.
    void keep(Path projectFolder, Kept queue) {
        waiting = Optional.of(new Wish(projectFolder, queue));
        write();
    }

    /// Reads the queue of a project.
    ///
    /// @return completed on the UI thread; empty where there is none, or it cannot be read and the person was told
    CompletableFuture<Optional<Kept>> read(Path projectFolder) {
        return jobs.quietly(services.workers(), () -> services.queue().read(projectFolder))
                .exceptionally(failure -> {
                    notices.failed(Messages.text("queue.read.failed.title"), failure);
                    return Optional.empty();
                });
    }

    private void write() {
        if (writing || waiting.isEmpty()) {
            return;
        }
        var wish = waiting.get();
        waiting = Optional.empty();
        writing = true;
        jobs.quietly(services.workers(), () -> {
                    services.queue().write(wish.folder(), wish.queue());
                    return wish;
                })
                .whenComplete((_, failure) -> {
                    writing = false;
                    if (failure != null) {
                        notices.failed(Messages.text("queue.write.failed.title"), failure);
                    }
                    write();
                });
    }
}
