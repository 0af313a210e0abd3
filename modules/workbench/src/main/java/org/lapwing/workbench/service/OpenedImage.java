package org.lapwing.workbench.service;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lapwing.raster.RasterSource;

/// Imagery that is open for reading.
///
/// @param file where it is
/// @param name what a person calls it, usually the file's name
/// @param source its pixels; closed by the workspace that holds the image
/// @param ranges where the values of each band lie, in order of the bands
/// @param overviews completed, on any thread, when the source has got all its levels; with the cause where
///     building failed
public record OpenedImage(
        Path file, String name, RasterSource source, List<BandRange> ranges, CompletableFuture<?> overviews) {

    /// Checks that there is one range a band.
    public OpenedImage {
        ranges = List.copyOf(ranges);
        if (ranges.size() != source.bands().size()) {
            throw new IllegalArgumentException(
                    ranges.size() + " ranges for " + source.bands().size() + " bands of " + file);
        }
    }

    /// Where the values of one band lie, for stretching.
    ///
    /// @param min smallest value
    /// @param max largest value
    /// @param low value below which two per cent lie
    /// @param high value above which two per cent lie
    /// @param mean mean value
    /// @param deviation standard deviation
    public record BandRange(double min, double max, double low, double high, double mean, double deviation) {}
}
