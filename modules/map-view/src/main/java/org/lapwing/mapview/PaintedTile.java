package org.lapwing.mapview;

import org.jspecify.annotations.Nullable;
import org.lapwing.raster.TileKey;

/// The colours of one tile, and of its halves, quarters … once they were needed. Used by the painter's thread only.
final class PaintedTile {

    /// How often a tile can be halved until one pixel is left.
    static final int HALVINGS = Integer.numberOfTrailingZeros(TileKey.TILE_SIZE);

    private final int[] @Nullable [] sizes = new int[HALVINGS + 1][];
    private final StylePaint.Merging merging;

    PaintedTile(int[] argb, StylePaint.Merging merging) {
        sizes[0] = argb;
        this.merging = merging;
    }

    /// Colours after `halvings` halvings, rows first; the side is `TILE_SIZE >> halvings`.
    int[] argb(int halvings) {
        var ready = sizes[halvings];
        if (ready == null) {
            ready = halve(argb(halvings - 1), TileKey.TILE_SIZE >> halvings);
            sizes[halvings] = ready;
        }
        return ready;
    }

    /// Bytes held when all sizes are there.
    static long byteSize() {
        return TileKey.TILE_SIZE * TileKey.TILE_SIZE * 4L * 4 / 3 + 256;
    }

    private int[] halve(int[] source, int side) {
        var half = new int[side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int at = 4 * row * side + 2 * column;
                half[row * side + column] = switch (merging) {
                    case PICK -> source[at];
                    case AVERAGE ->
                        Argb.mean(source[at], source[at + 1], source[at + 2 * side], source[at + 2 * side + 1]);
                };
            }
        }
        return half;
    }
}
