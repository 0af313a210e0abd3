package org.lapwing.workbench.service;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lapwing.labels.Legend;
import org.lapwing.raster.RasterSource;

/// Ground truth on the pixels of an image.
///
/// @param file where it is
/// @param name what a person calls it, usually the file's name
/// @param source one UINT8 band of class indices of `legend`; closed by the workspace that holds the labels
/// @param legend the classes the indices count
/// @param remarks whole sentences on how the file was understood
/// @param overviews completed, on any thread, when the source has got all its levels; with the cause where
///     building failed
public record OpenedLabels(
        Path file,
        String name,
        RasterSource source,
        Legend legend,
        List<String> remarks,
        CompletableFuture<?> overviews) {

    /// Copies the list.
    public OpenedLabels {
        remarks = List.copyOf(remarks);
    }

    /// The same labels with other names and colours for the same indices.
    public OpenedLabels withLegend(Legend other) {
        if (other.size() != legend.size()) {
            throw new IllegalArgumentException(other.size() + " classes for labels of " + legend.size());
        }
        return new OpenedLabels(file, name, source, other, remarks, overviews);
    }
}
