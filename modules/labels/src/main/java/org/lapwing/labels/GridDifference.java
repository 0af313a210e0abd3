package org.lapwing.labels;

import java.util.Optional;
import org.lapwing.raster.Grid;

/// How the pixels of two rasters fail to coincide.
///
/// @param sentence states every difference: size, origin in pixels, pixel size, reference system
public record GridDifference(String sentence) {

    /// What differs, empty where each pixel of one raster is the same pixel of the other.
    public static Optional<GridDifference> between(Grid image, Grid labels) {
        throw new UnsupportedOperationException();
    }
}
