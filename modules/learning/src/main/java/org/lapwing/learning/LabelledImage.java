package org.lapwing.learning;

import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;

/// An image and what is known about its pixels. Owns neither: whoever opened the sources closes them.
///
/// @param image the imagery
/// @param labels one UINT8 band of class indices on the image's grid, 255 where unlabelled
///     (an `org.lapwing.labels.LabelRaster` or any raster like it)
public record LabelledImage(RasterSource image, RasterSource labels) {

    /// Rejects rasters that do not lie on each other.
    public LabelledImage {
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
}
