package org.lapwing.raster.write;

import java.io.IOException;
import java.util.List;
import org.lapwing.jobs.CancelToken;

/// Builds the reduced copies of a file by reading its blocks back, four at a time.
///
/// Holds five blocks in memory whatever the size of the image; reading back costs about a tenth of compressing.
final class OverviewBuilder {

    private final BlockFormat format;
    private final TileEncoder encoder;
    private final Halving halving;

    OverviewBuilder(BlockFormat format, TileEncoder encoder, Halving halving) {
        this.format = format;
        this.encoder = encoder;
        this.halving = halving;
    }

    /// Appends all blocks of one level to `target`.
    ///
    /// @param finer the level before it, complete
    /// @param source holds the blocks of `finer`
    /// @param built called after each block
    void build(FileLevel finer, PartFile source, FileLevel level, PartFile target, CancelToken cancel, Runnable built)
            throws IOException {
        for (long row = 0; row < level.blocks().down(); row++) {
            for (long column = 0; column < level.blocks().across(); column++) {
                cancel.throwIfCancelled();
                var raw = new byte[format.rawBytes()];
                for (int quarter : List.of(0, 1, 2, 3)) {
                    halve(finer, source, column, row, quarter, raw);
                }
                RawBlocks.pad(
                        format,
                        raw,
                        level.blocks().width(column),
                        level.blocks().height(row));
                var encoded = encoder.encode(column, row, raw).bytes();
                level.place(target.append(encoded), encoded.length);
                built.run();
            }
        }
    }

    private void halve(FileLevel finer, PartFile source, long column, long row, int quarter, byte[] raw)
            throws IOException {
        long childColumn = 2 * column + (quarter & 1);
        long childRow = 2 * row + (quarter >> 1);
        var blocks = finer.blocks();
        if (childColumn >= blocks.across() || childRow >= blocks.down()) {
            return;
        }
        int index = Math.toIntExact(childRow * blocks.across() + childColumn);
        var child = format.decompress(source.read(finer.offset(index), finer.length(index)));
        int half = format.tileSize() / 2;
        halving.halve(
                child,
                blocks.width(childColumn),
                blocks.height(childRow),
                raw,
                (quarter & 1) * half,
                (quarter >> 1) * half);
    }
}
