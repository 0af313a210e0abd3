package org.lapwing.raster;

import java.util.Optional;

/// The only cache key: tile (`column`, `row`) of a regular tiling of one level of one source.
///
/// @param source whose pixels
/// @param level pyramid level, 0 is full resolution
/// @param column tile column, counted in tiles from 0
/// @param row tile row, counted in tiles from 0
public record TileKey(SourceId source, int level, long column, long row) {

    /// Side of a cached tile in pixels.
    public static final int TILE_SIZE = 256;

    /// The tile that covers exactly a window, empty where none does.
    public static Optional<TileKey> of(SourceId source, Window window) {
        var key = new TileKey(
                source,
                window.level(),
                Math.floorDiv(window.column(), TILE_SIZE),
                Math.floorDiv(window.row(), TILE_SIZE));
        return key.window().equals(window) ? Optional.of(key) : Optional.empty();
    }

    /// The pixels of this tile; at the right and bottom it may reach outside the grid.
    public Window window() {
        return new Window(column * TILE_SIZE, row * TILE_SIZE, TILE_SIZE, TILE_SIZE, level);
    }
}
