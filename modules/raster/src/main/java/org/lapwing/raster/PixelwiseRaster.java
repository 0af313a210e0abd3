package org.lapwing.raster;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;

/// Pixels made from the same pixels of another raster, tile by tile, when they are read.
///
/// Closing it leaves that raster open: it belongs to its owner, who closes it after this.
public abstract class PixelwiseRaster extends DerivedRaster {

    private final List<Band> bands;

    /// @param source what the pixels are made from
    /// @param bands of the tiles that [#compute] makes
    protected PixelwiseRaster(RasterSource source, List<Band> bands) {
        super(source);
        this.bands = List.copyOf(bands);
    }

    /// Makes a tile of the same window with this raster's bands; on any thread.
    protected abstract Tile compute(Tile tile);

    @Override
    public final List<Band> bands() {
        return bands;
    }

    @Override
    public final int decodedColumns() {
        return source.decodedColumns();
    }

    @Override
    public final Tile read(Window window, CancelToken cancel) throws RasterReadException {
        return compute(source.read(window, cancel));
    }

    @Override
    public final CompletableFuture<Tile> readAsync(Window window, CancelToken cancel, Executor decoders) {
        return source.readAsync(window, cancel, decoders).thenApply(this::compute);
    }

    @Override
    public final void close() {
        // the source belongs to its owner
    }
}
