package org.lapwing.raster;

import java.util.Optional;
import java.util.OptionalDouble;

/// What one band of a raster holds.
///
/// @param name band name from the file, or `band 1`, `band 2` … ; never empty
/// @param type number type of the samples
/// @param noData sample value (before scale and offset) that means "no data"; may be NaN
/// @param scale factor from sample to physical value; 1 when the file says nothing
/// @param offset added after scaling; 0 when the file says nothing
/// @param colorTable colours of a palette band
public record Band(
        String name,
        SampleType type,
        OptionalDouble noData,
        double scale,
        double offset,
        Optional<ColorTable> colorTable) {

    /// Rejects nameless bands and scales that lose everything.
    public Band {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a band must have a name");
        }
        if (!Double.isFinite(scale) || scale == 0 || !Double.isFinite(offset)) {
            throw new IllegalArgumentException("band " + name + " has scale " + scale + " and offset " + offset);
        }
    }

    /// A band without no-data, scale or colours.
    public static Band of(String name, SampleType type) {
        return new Band(name, type, OptionalDouble.empty(), 1, 0, Optional.empty());
    }
}
