package org.lapwing.workbench.state;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// Looks, in the background, where the values of the part in view lie. Failures become notices.
final class ViewStatistics {

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final Function<RasterSource, Optional<Window>> view;

    /// @param view the part of a raster that the map shows, in the raster's own pixels
    ViewStatistics(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            Function<RasterSource, Optional<Window>> view) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.view = view;
    }

    /// One for each band; none where nothing is in view.
    CompletableFuture<List<BandStatistics>> of(RasterSource raster, CancelToken cancel) {
        var window = view.apply(raster);
        if (window.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return jobs.quietly(services.workers(), () -> services.files().statistics(raster, window.get(), cancel))
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        notices.failed(Messages.text("imagery.view.failed.title"), failure);
                    }
                });
    }
}
