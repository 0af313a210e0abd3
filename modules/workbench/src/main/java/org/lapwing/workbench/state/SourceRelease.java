package org.lapwing.workbench.state;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.workbench.service.WorkbenchServices;

/// Closes pixels that the map has let go of, on a worker, and forgets their tiles unless the same file is open anew.
///
/// What a job still reads is closed when the job has ended. UI thread only.
@SuppressWarnings("FutureReturnValueIgnored") // closing fails in the log only
final class SourceRelease {

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final Predicate<SourceId> isOpen;
    private final Map<RasterSource, Integer> readers = new IdentityHashMap<>();
    private final Set<RasterSource> leaving = Collections.newSetFromMap(new IdentityHashMap<>());

    /// @param isOpen whether pixels of this id are open again
    SourceRelease(WorkbenchServices services, JobsViewModel jobs, Predicate<SourceId> isOpen) {
        this.services = services;
        this.jobs = jobs;
        this.isOpen = isOpen;
    }

    /// Keeps `sources` open until `job` has ended.
    ///
    /// @param job completed on the UI thread
    void hold(List<RasterSource> sources, CompletableFuture<?> job) {
        sources.forEach(each -> readers.merge(each, 1, Integer::sum));
        job.whenComplete((_, _) -> sources.forEach(this::ended));
    }

    private void ended(RasterSource source) {
        boolean read = readers.merge(source, -1, Integer::sum) > 0;
        if (!read) {
            readers.remove(source);
            if (leaving.remove(source)) {
                close(source);
            }
        }
    }

    /// Closes `source` soon, or when the last job that reads it has ended; does not wait.
    void closeLater(Optional<RasterSource> source) {
        source.ifPresent(each -> {
            if (readers.containsKey(each)) {
                leaving.add(each);
            } else {
                close(each);
            }
        });
    }

    private void close(RasterSource source) {
        boolean reopened = isOpen.test(source.id());
        jobs.quietly(services.workers(), () -> {
            if (!reopened) {
                services.tiles().cache().remove(source.id());
            }
            source.close();
            services.tiles().retry(source.id()); // reads that the closing cut short say nothing about the file
            return source;
        });
    }
}
