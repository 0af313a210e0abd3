package org.lapwing.raster.write;

import org.lapwing.raster.Grid;

/// How one level of a file is cut into square blocks, row by row.
///
/// @param columns width in pixels
/// @param rows height in pixels
/// @param tileSize side of a block in pixels
record BlockGrid(long columns, long rows, int tileSize) {

    static BlockGrid of(Grid grid, int level, int tileSize) {
        return new BlockGrid(grid.columns(level), grid.rows(level), tileSize);
    }

    long across() {
        return (columns + tileSize - 1) / tileSize;
    }

    long down() {
        return (rows + tileSize - 1) / tileSize;
    }

    /// Number of blocks.
    ///
    /// @throws IllegalArgumentException if there are more than an index can hold
    int count() {
        long count = Math.multiplyExact(across(), down());
        if (count > 200_000_000) {
            throw new IllegalArgumentException(columns + " x " + rows + " pixels need " + count + " blocks of "
                    + tileSize + "; choose a larger tile size");
        }
        return (int) count;
    }

    /// Columns of the grid inside block column `column`.
    int width(long column) {
        return (int) Math.min(tileSize, columns - column * tileSize);
    }

    /// Rows of the grid inside block row `row`.
    int height(long row) {
        return (int) Math.min(tileSize, rows - row * tileSize);
    }
}
