package org.lapwing.mapview;

import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;

/// Reads what a layer holds at one place, at full resolution.
public final class PointProbe {

    private PointProbe() {}

    /// The values of a layer at a place of the map; blocks, so for worker threads.
    ///
    /// @param place in the layer's reference system
    /// @param reach map units by which lines and points may be missed
    /// @return empty where the layer does not reach, or has no feature there
    /// @throws RasterReadException if the pixel cannot be read
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires first
    public static Optional<LayerReading.Values> read(Layer layer, MapPoint place, double reach, CancelToken cancel)
            throws RasterReadException {
        if (layer.source() instanceof FeatureRaster features) {
            var here = features.at(place, reach);
            return here.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new LayerReading.Features(features.features().fields(), here));
        }
        var grid = layer.source().grid();
        long column = (long) Math.floor(grid.transform().column(place.x(), place.y()));
        long row = (long) Math.floor(grid.transform().row(place.x(), place.y()));
        if (column < 0 || row < 0 || column >= grid.columns() || row >= grid.rows()) {
            return Optional.empty();
        }
        var tile = layer.source().read(Window.of(column, row, 1, 1), cancel);
        return Optional.of(HoverProbe.values(layer, tile, 0, 0));
    }
}
