package org.lapwing.mapview;

import java.util.List;
import org.lapwing.raster.Band;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;

/// Features, which are drawn in their colours already.
final class DrawnPaint implements StylePaint {

    @Override
    public int[] paint(Tile tile) {
        int width = tile.width();
        var argb = new int[width * tile.height()];
        if (!tile.isAllInvalid()) {
            for (int row = 0; row < tile.height(); row++) {
                tile.copyRow(0, row, 0, width, argb, row * width);
            }
        }
        return argb;
    }

    @Override
    public boolean fits(RasterSource source) {
        return source.bands().equals(FeatureRaster.COLOR);
    }

    @Override
    public Merging merging(List<Band> bands) {
        return Merging.AVERAGE;
    }
}
