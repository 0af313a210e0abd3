package org.lapwing.raster.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Tile;

/// Writes one GeoTIFF of any size in bounded memory.
///
/// Pixels go into `name.tif.part`; only [#finish] gives the file its name, so that no half file passes for a whole
/// one. The bytes depend on nothing but pixels and options: blocks stand row by row, whatever order they came in.
/// Blocks that come early wait compressed in memory, so come nearly in order. One thread at a time.
public final class GeoTiffWriter implements AutoCloseable {

    private GeoTiffWriter() {}

    /// Starts a file.
    ///
    /// @param target name of the finished file; one that is there is replaced by [#finish]
    /// @param bands all of one sample type
    /// @throws RasterWriteException if the file cannot be made
    public static GeoTiffWriter create(Path target, Grid grid, List<Band> bands, GeoTiffOptions options)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Compresses blocks on other threads.
    public TileEncoder encoder() {
        throw new UnsupportedOperationException();
    }

    /// Compresses and appends the blocks of one tile on this thread.
    ///
    /// @param tile see [TileEncoder#encode]; no block may come twice
    public void write(Tile tile) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Appends blocks that [#encoder] made; no block may come twice.
    public void append(List<EncodedBlock> blocks) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// [#finish(CancelToken, ProgressListener)] that nobody can cancel.
    public void finish() throws IOException {
        finish(CancelToken.NEVER, ProgressListener.NONE);
    }

    /// Makes the overviews, forces everything to the disk, reads some blocks back and gives the file its name.
    ///
    /// @param progress counts blocks of overviews, phase `overviews`
    /// @throws IllegalStateException if blocks are missing
    /// @throws RasterWriteException if a write fails or what was read back differs
    public void finish(CancelToken cancel, ProgressListener progress) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Ends writing; without [#finish] the part is deleted and the target is as before.
    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }
}
