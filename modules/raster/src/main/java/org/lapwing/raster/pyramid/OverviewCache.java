package org.lapwing.raster.pyramid;

import java.nio.file.Path;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.raster.RasterSource;

/// Reduced copies of rasters without overviews, kept in a folder of the project and never beside the user's files.
public final class OverviewCache {

    /// @param folder where copies are kept; created when the first one is built
    /// @param builders runs the building, in the background
    public OverviewCache(Path folder, WorkerPool builders) {
        throw new UnsupportedOperationException("not built yet " + folder + builders);
    }

    /// The raster with as many levels as its size deserves.
    ///
    /// Returns at once. Levels that are missing are built in the background unless the folder has them from an
    // earlier
    /// run; until then the returned raster has the levels of `raster`.
    ///
    /// @param raster its ownership passes on: closing the result closes it
    /// @param cancel stops the building; the raster stays readable
    public OverviewedRaster attach(RasterSource raster, CancelToken cancel) {
        throw new UnsupportedOperationException("not built yet");
    }
}
