package org.lapwing.prediction;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lapwing.raster.Window;

/// A finished export.
///
/// @param file the class raster
/// @param probabilities the second file, where one was asked for
/// @param window the part of the image that was classified
/// @param classPixels number of pixels of each class, in order of the legend
/// @param unknownPixels number of pixels that were too unsure for a class, 0 where every pixel got one
/// @param noDataPixels number of pixels without data
/// @param patches patches that were predicted
/// @param elapsedNanos time from start to the finished file
public record ExportResult(
        Path file,
        Optional<Path> probabilities,
        Window window,
        List<Long> classPixels,
        long unknownPixels,
        long noDataPixels,
        long patches,
        long elapsedNanos) {

    /// Copies the list.
    public ExportResult {
        classPixels = List.copyOf(classPixels);
    }

    /// Pixels of the map, those without data included.
    public long pixels() {
        return window.pixels();
    }

    /// Millions of pixels a second, all stages included.
    public double megapixelsPerSecond() {
        return elapsedNanos == 0 ? 0 : pixels() * 1e3 / elapsedNanos;
    }
}
