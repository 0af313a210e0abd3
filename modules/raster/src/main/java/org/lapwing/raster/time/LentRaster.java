package org.lapwing.raster.time;

import org.lapwing.raster.PixelwiseRaster;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;

/// A raster as it is, whose owner alone closes it.
final class LentRaster extends PixelwiseRaster {

    LentRaster(RasterSource source) {
        super(source, source.bands());
    }

    @Override
    public SourceId id() {
        return source.id();
    }

    @Override
    protected Tile compute(Tile tile) {
        return tile;
    }
}
