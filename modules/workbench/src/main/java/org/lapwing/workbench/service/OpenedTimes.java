package org.lapwing.workbench.service;

import java.util.List;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.time.TimeStack;

/// Imagery of several dates that is open for reading.
///
/// @param stack the pixels; closed by the layer that shows them
/// @param statistics where the values of each band lie over all dates
public record OpenedTimes(TimeStack stack, List<BandStatistics> statistics) {

    /// Copies the list.
    public OpenedTimes {
        statistics = List.copyOf(statistics);
    }
}
