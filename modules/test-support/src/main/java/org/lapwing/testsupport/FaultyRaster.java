package org.lapwing.testsupport;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// A raster that fails where it is told to, counts its reads and knows whether it was closed. Safe for use by
/// several threads.
public final class FaultyRaster implements RasterSource {

    private final RasterSource source;
    private int reads;
    private boolean closed;
    private @Nullable Window broken;

    /// Sound at first.
    public FaultyRaster(RasterSource source) {
        this.source = source;
    }

    /// From now on every read that touches this pixel of full resolution fails.
    public synchronized void breakAt(long column, long row) {
        broken = Window.of(column, row, 1, 1);
    }

    /// From now on no read fails.
    public synchronized void repair() {
        broken = null;
    }

    /// Number of reads so far, failed ones included.
    public synchronized int reads() {
        return reads;
    }

    /// Whether it was closed.
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public SourceId id() {
        return source.id();
    }

    @Override
    public Grid grid() {
        return source.grid();
    }

    @Override
    public int levels() {
        return source.levels();
    }

    @Override
    public List<Band> bands() {
        return source.bands();
    }

    @Override
    public int decodedColumns() {
        return source.decodedColumns();
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        Optional<Window> touched;
        synchronized (this) {
            reads++;
            touched = Optional.ofNullable(broken).filter(pixel -> window.level() == 0 && window.contains(pixel));
        }
        if (touched.isPresent()) {
            throw new RasterReadException("The scene is broken at pixel "
                    + touched.get().column() + ", " + touched.get().row() + ".");
        }
        return source.read(window, cancel);
    }

    @Override
    public synchronized void close() {
        closed = true;
        source.close();
    }
}
