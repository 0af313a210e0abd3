package org.lapwing.workbench.state;

import java.util.Optional;
import java.util.function.Predicate;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.workbench.service.WorkbenchServices;

/// Closes pixels that the map has let go of, on a worker, and forgets their tiles unless the same file is open anew.
@SuppressWarnings("FutureReturnValueIgnored") // closing fails in the log only
final class SourceRelease {

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final Predicate<SourceId> isOpen;

    /// @param isOpen whether pixels of this id are open again
    SourceRelease(WorkbenchServices services, JobsViewModel jobs, Predicate<SourceId> isOpen) {
        this.services = services;
        this.jobs = jobs;
        this.isOpen = isOpen;
    }

    /// Closes `source` soon; does not wait.
    void closeLater(Optional<RasterSource> source) {
        source.ifPresent(each -> {
            boolean reopened = isOpen.test(each.id());
            jobs.quietly(services.workers(), () -> {
                if (!reopened) {
                    services.tiles().cache().remove(each.id());
                }
                each.close();
                services.tiles().retry(each.id()); // reads that the closing cut short say nothing about the file
                return each;
            });
        });
    }
}
