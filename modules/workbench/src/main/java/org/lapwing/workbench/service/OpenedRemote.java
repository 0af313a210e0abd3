package org.lapwing.workbench.service;

import java.util.List;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.RasterSource;

/// Imagery on the web that is open for reading.
///
/// @param source its pixels; closed with the layer that shows it
/// @param statistics where the values of each band lie
public record OpenedRemote(RasterSource source, List<BandStatistics> statistics) {

    /// Copies the list.
    public OpenedRemote {
        statistics = List.copyOf(statistics);
    }
}
