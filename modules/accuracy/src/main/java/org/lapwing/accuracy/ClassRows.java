package org.lapwing.accuracy;

import org.lapwing.labels.Legend;
import org.lapwing.raster.Tile;

/// Class indices of tiles as plain bytes.
public final class ClassRows {

    private ClassRows() {}

    /// All indices of a tile of one UINT8 band, rows first; [Legend#UNLABELLED] where it is not valid.
    public static byte[] indices(Tile tile) {
        var all = new byte[Math.toIntExact(tile.window().pixels())];
        for (int row = 0; row < tile.height(); row++) {
            tile.copyRow(0, row, 0, tile.width(), all, row * tile.width());
            tile.fillInvalid(row, all, row * tile.width(), (byte) Legend.UNLABELLED);
        }
        return all;
    }
}
