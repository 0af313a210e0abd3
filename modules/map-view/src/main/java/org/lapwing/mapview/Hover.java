package org.lapwing.mapview;

import java.util.List;

/// What lies under the cursor.
///
/// @param mapX x in the map's reference system
/// @param mapY y in the map's reference system
/// @param crs the map's reference system as [org.lapwing.raster.Grid#crs]; empty for pixels
/// @param column fractional column in the grid of the map's first layer; may lie outside
/// @param row fractional row in the grid of the map's first layer; may lie outside
/// @param readings one for each visible layer that covers the place, top layer first
public record Hover(double mapX, double mapY, String crs, double column, double row, List<LayerReading> readings) {

    /// Copies the list.
    public Hover {
        readings = List.copyOf(readings);
    }
}
