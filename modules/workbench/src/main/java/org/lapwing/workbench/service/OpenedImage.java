package org.lapwing.workbench.service;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.RasterSource;

/// Imagery that is open for reading.
///
/// @param file where it is
/// @param name what a person calls it, usually the file's name
/// @param source its pixels; closed by the workspace that holds the image
/// @param statistics where the values of each band lie, in order of the bands
/// @param overviews completed, on any thread, when the source has got all its levels; with the cause where
///     building failed
public record OpenedImage(
        Path file, String name, RasterSource source, List<BandStatistics> statistics, CompletableFuture<?> overviews) {

    /// Checks that there are statistics of every band.
    public OpenedImage {
        statistics = List.copyOf(statistics);
        if (statistics.size() != source.bands().size()) {
            throw new IllegalArgumentException(
                    statistics.size() + " statistics for " + source.bands().size() + " bands of " + file);
        }
    }
}
