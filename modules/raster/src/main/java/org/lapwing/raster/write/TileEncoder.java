package org.lapwing.raster.write;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.zip.CRC32C;
import org.lapwing.raster.Tile;

/// Turns tiles into compressed blocks; the answer depends on nothing but the tile.
///
/// Stateless, so several threads may encode at once; [GeoTiffWriter#append] puts the blocks into the file's order.
public final class TileEncoder {

    private final BlockGrid blocks;
    private final BlockFormat format;
    private final RawBlocks rawBlocks;

    TileEncoder(BlockGrid blocks, BlockFormat format, OptionalDouble noData) {
        this.blocks = blocks;
        this.format = format;
        this.rawBlocks = new RawBlocks(format, noData);
    }

    /// Compresses the blocks that a tile covers.
    ///
    /// @param tile starts at a corner of a block and ends at one, or at or beyond the edge of the grid (the part
    ///     outside is left out); pixels without data need bands with a no-data value
    /// @return the blocks, row by row
    public List<EncodedBlock> encode(Tile tile) {
        check(tile);
        var window = tile.window();
        int size = format.tileSize();
        long right = Math.min(window.endColumn(), blocks.columns());
        long bottom = Math.min(window.endRow(), blocks.rows());
        var encoded = new ArrayList<EncodedBlock>();
        for (long row = window.row() / size; row * size < bottom; row++) {
            for (long column = window.column() / size; column * size < right; column++) {
                int left = (int) (column * size - window.column());
                int top = (int) (row * size - window.row());
                encoded.add(
                        encode(column, row, rawBlocks.of(tile, left, top, blocks.width(column), blocks.height(row))));
            }
        }
        return List.copyOf(encoded);
    }

    /// Compresses one raw block, which is used up.
    EncodedBlock encode(long column, long row, byte[] raw) {
        var checksum = new CRC32C();
        checksum.update(raw);
        return new EncodedBlock(column, row, format.compress(raw), (int) checksum.getValue());
    }

    private void check(Tile tile) {
        var window = tile.window();
        int size = format.tileSize();
        boolean starts = window.column() >= 0
                && window.row() >= 0
                && window.column() % size == 0
                && window.row() % size == 0
                && window.column() < blocks.columns()
                && window.row() < blocks.rows();
        boolean ends = (window.endColumn() % size == 0 || window.endColumn() >= blocks.columns())
                && (window.endRow() % size == 0 || window.endRow() >= blocks.rows());
        if (window.level() != 0 || !starts || !ends) {
            throw new IllegalArgumentException(window + " is not made of whole blocks of " + size + " pixels of "
                    + blocks.columns() + " x " + blocks.rows());
        }
        if (tile.bands().size() != format.bands() || tile.type() != format.type()) {
            throw new IllegalArgumentException(window + " has " + tile.bands().size() + " bands of " + tile.type()
                    + ", the file " + format.bands() + " of " + format.type());
        }
    }
}
