package org.lapwing.raster.remote;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.DerivedRaster;
import org.lapwing.raster.RasterFile;
import org.lapwing.raster.RasterInfo;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// A GeoTIFF on a server. Reads wait on threads of their own.
final class CloudTiffRaster extends DerivedRaster implements RasterFile {

    private final RasterFile file;
    private final Executor threads;

    /// @param file closed with this
    /// @param threads wait for the server
    CloudTiffRaster(RasterFile file, Executor threads) {
        super(file);
        this.file = file;
        this.threads = threads;
    }

    @Override
    public RasterInfo info() {
        return file.info();
    }

    @Override
    public SourceId id() {
        return file.id();
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    @Override
    public int decodedColumns() {
        return file.decodedColumns();
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        return ScopedValue.where(RangeBytes.CANCEL, cancel).call(() -> file.read(window, cancel));
    }

    @Override
    public CompletableFuture<Tile> readAsync(Window window, CancelToken cancel, Executor decoders) {
        return RasterFile.super.readAsync(window, cancel, threads);
    }

    @Override
    public void close() {
        file.close();
    }
}
