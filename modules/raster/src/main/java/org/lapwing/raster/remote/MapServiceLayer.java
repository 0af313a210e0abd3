package org.lapwing.raster.remote;

import java.util.List;

/// A layer that a web map service offers.
///
/// @param name what requests call it
/// @param title what people call it
/// @param depth how many groups it lies in
/// @param references the reference systems in which it is drawn, such as `EPSG:3857` and `CRS:84`
/// @param attribution who has to be named; empty where the service says nothing
public record MapServiceLayer(String name, String title, int depth, List<String> references, String attribution) {

    /// Copies the list.
    public MapServiceLayer {
        references = List.copyOf(references);
    }
}
