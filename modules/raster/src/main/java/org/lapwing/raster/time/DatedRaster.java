package org.lapwing.raster.time;

import java.time.LocalDate;
import org.lapwing.raster.RasterSource;

/// Imagery of one day.
///
/// @param date when it was taken
/// @param source the pixels
public record DatedRaster(LocalDate date, RasterSource source) {

    /// What messages call it: name and date.
    String label() {
        return source.name() + " (" + date + ")";
    }
}
