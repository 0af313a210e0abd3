package org.lapwing.raster.pyramid;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// A raster whose missing levels come from an [OverviewCache]; [#levels] grows when they are ready.
public final class OverviewedRaster implements RasterSource {

    OverviewedRaster() {}

    /// Completed with the number of levels when no more will come: built, found, not needed, or failed (then
    /// exceptionally, with the cause). Completed on the building thread.
    public CompletableFuture<Integer> ready() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public SourceId id() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public Grid grid() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public int levels() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public List<Band> bands() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("not built yet");
    }
}
