package org.lapwing.mapview;

import java.util.concurrent.Executor;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.raster.TileLoader;

/// The thread that paints the views of one window, and the tiles in colours that only it may touch.
///
/// Views that show one place share colours, so a tile is coloured once for all of them (decision 40).
final class PaintThread implements AutoCloseable {

    private static final long LEAST_PAINTED_BYTES = 64L << 20;
    private static final long MOST_PAINTED_BYTES = 512L << 20;

    private final WorkerPool thread = WorkerPool.create("map-painter", 1, WorkerPool.Ending.ABANDON);
    private final PaintedTiles tiles;

    PaintThread(TileLoader loader) {
        long bytes = Math.clamp(Runtime.getRuntime().maxMemory() / 8, LEAST_PAINTED_BYTES, MOST_PAINTED_BYTES);
        tiles = new PaintedTiles(loader.cache(), bytes);
    }

    /// Runs one task after another.
    Executor executor() {
        return thread;
    }

    /// Tiles in colours; for tasks of this thread.
    PaintedTiles tiles() {
        return tiles;
    }

    /// Gives up what waits; does not wait.
    @Override
    public void close() {
        thread.close();
    }
}
