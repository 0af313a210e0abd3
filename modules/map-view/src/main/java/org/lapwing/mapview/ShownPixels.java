package org.lapwing.mapview;

import org.lapwing.raster.Tile;

/// Takes the colour from pixels without data.
///
/// A tile marks a pixel invalid only where none of its bands holds data, so a band that is shown is asked itself too:
/// a value that the file calls no-data, and a value that is no number, has no colour.
final class ShownPixels {

    private ShownPixels() {}

    /// Sets `argb` to 0 where a band holds no data.
    ///
    /// @param values the physical values of the band, as [Tile#copyValues] gives them
    static void clear(Tile tile, int band, float[] values, int[] argb) {
        var invalid = tile.invalidPixels();
        for (int i = invalid.nextSetBit(0); i >= 0; i = invalid.nextSetBit(i + 1)) {
            argb[i] = 0;
        }
        if (tile.type().isFloatingPoint()) {
            for (int i = 0; i < argb.length; i++) {
                if (Float.isNaN(values[i])) {
                    argb[i] = 0;
                }
            }
        }
        tile.findNoData(band, values, i -> argb[i] = 0);
    }
}
