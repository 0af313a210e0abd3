package org.lapwing.learning;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Window;

/// An image and what is known about its pixels. Owns neither: whoever opened the sources closes them.
///
/// @param image the imagery
/// @param labels one UINT8 band of class indices on the image's grid, 255 where unlabelled
///     (an `org.lapwing.labels.LabelRaster` or any raster like it)
/// @param files the files behind both, whose hashes go into the model card; empty where there are none
/// @param labelled windows outside of which nothing is labelled, so that nobody looks there; empty where labels may be
///     anywhere
public record LabelledImage(
        RasterSource image, RasterSource labels, List<Path> files, Optional<List<Window>> labelled) {

    /// Rejects rasters that do not lie on each other.
    public LabelledImage {
        files = List.copyOf(files);
        labelled = labelled.map(List::copyOf);
        if (labels.bands().size() != 1 || labels.bands().getFirst().type() != SampleType.UINT8) {
            throw new IllegalArgumentException("labels must be one UINT8 band of class indices, not "
                    + labels.bands().size() + " bands of "
                    + labels.bands().getFirst().type());
        }
        if (image.grid().columns() != labels.grid().columns()
                || image.grid().rows() != labels.grid().rows()) {
            throw new IllegalArgumentException("image " + image.id().content() + " has "
                    + image.grid().columns() + " x " + image.grid().rows() + " pixels but its labels "
                    + labels.id().content() + " have " + labels.grid().columns() + " x "
                    + labels.grid().rows() + "; align the labels to the image first");
        }
    }

    /// An image and labels that may be anywhere.
    public LabelledImage(RasterSource image, RasterSource labels, List<Path> files) {
        this(image, labels, files, Optional.empty());
    }

    /// An image and labels without files behind them.
    public LabelledImage(RasterSource image, RasterSource labels) {
        this(image, labels, List.of());
    }
}
