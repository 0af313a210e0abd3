package org.lapwing.raster.write;

import java.util.List;
import org.lapwing.raster.Tile;

/// Turns tiles into compressed blocks; the answer depends on nothing but the tile.
///
/// Stateless, so several threads may encode at once; [GeoTiffWriter#append] puts the blocks into the file's order.
public final class TileEncoder {

    TileEncoder() {}

    /// Compresses the blocks that a tile covers.
    ///
    /// @param tile starts at a corner of a block and ends at one, or at or beyond the edge of the grid (the part
    ///     outside is left out); pixels without data need bands with a no-data value
    /// @return the blocks, row by row
    public List<EncodedBlock> encode(Tile tile) {
        throw new UnsupportedOperationException();
    }
}
