package org.lapwing.accuracy.raster;

import java.util.List;
import java.util.Optional;
import org.lapwing.accuracy.ConfusionMatrix;
import org.lapwing.accuracy.raster.CalibrationCounter.Calibration;
import org.lapwing.accuracy.raster.ObjectCounter.Objects;
import org.lapwing.accuracy.raster.RegionCounter.Region;

/// What was asked for beyond the error matrix of a map.
///
/// @param boundary accuracy near borders and elsewhere
/// @param regions one entry a region; empty where none were asked for
/// @param objects accuracy of polygons
/// @param calibration whether probabilities are honest
public record RasterDetails(
        Optional<Boundary> boundary,
        List<Region> regions,
        Optional<Objects> objects,
        Optional<Calibration> calibration) {

    /// Nothing asked for.
    public static final RasterDetails NONE =
            new RasterDetails(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    /// The pixels near borders between classes of the reference, and all others.
    ///
    /// @param pixels width of the band at each side of a border
    public record Boundary(int pixels, ConfusionMatrix band, ConfusionMatrix interior) {}

    /// Copies the list.
    public RasterDetails {
        regions = List.copyOf(regions);
    }
}
