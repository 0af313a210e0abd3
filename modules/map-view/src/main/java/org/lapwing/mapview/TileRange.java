package org.lapwing.mapview;

import java.util.Optional;
import org.lapwing.raster.Grid;
import org.lapwing.raster.TileKey;

/// A rectangle of tiles; all edges included.
record TileRange(long firstColumn, long firstRow, long lastColumn, long lastRow) {

    /// The tiles of a level's grid that meet an extent of that level's pixels.
    static Optional<TileRange> covering(Extent pixels, Grid grid, int level) {
        double left = Math.max(0, pixels.left());
        double top = Math.max(0, pixels.top());
        double right = Math.min(grid.columns(level), pixels.right());
        double bottom = Math.min(grid.rows(level), pixels.bottom());
        if (!(left < right) || !(top < bottom)) {
            return Optional.empty();
        }
        return Optional.of(new TileRange(
                (long) left / TileKey.TILE_SIZE,
                (long) top / TileKey.TILE_SIZE,
                ((long) Math.ceil(right) - 1) / TileKey.TILE_SIZE,
                ((long) Math.ceil(bottom) - 1) / TileKey.TILE_SIZE));
    }

    long count() {
        return (lastColumn - firstColumn + 1) * (lastRow - firstRow + 1);
    }
}
