package org.lapwing.accuracy;

import java.util.List;
import org.lapwing.raster.Window;

/// What came out of comparing a map with a reference, pixel by pixel.
///
/// @param matrix the pixels that have a class in both
/// @param referenceUnlabelled pixels of the windows without a class in the reference; not judged
/// @param mapMissing pixels with a class in the reference but none in the map; not in the matrix
/// @param mapUnknown pixels with a class in the reference of which the map says that it does not know; not in the
///     matrix
/// @param windows the parts compared, which do not overlap
public record Comparison(
        ConfusionMatrix matrix, long referenceUnlabelled, long mapMissing, long mapUnknown, List<Window> windows) {

    /// Copies the list.
    public Comparison {
        windows = List.copyOf(windows);
    }
}
