package org.lapwing.raster.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.DerivedRaster;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// A raster as it is, whose owner alone closes it.
final class LentRaster extends DerivedRaster {

    LentRaster(RasterSource source) {
        super(source);
    }

    @Override
    public SourceId id() {
        return source.id();
    }

    @Override
    public int decodedColumns() {
        return source.decodedColumns();
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        return source.read(window, cancel);
    }

    @Override
    public CompletableFuture<Tile> readAsync(Window window, CancelToken cancel, Executor decoders) {
        return source.readAsync(window, cancel, decoders);
    }

    @Override
    public void close() {
        // the stack that lends it closes it
    }
}
