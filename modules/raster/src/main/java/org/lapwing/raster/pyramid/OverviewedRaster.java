package org.lapwing.raster.pyramid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// A raster whose missing levels come from an [OverviewCache].
///
/// All levels can be read at once. Those not built yet are rough: pixels picked from the finest level there is, by
/// [RoughReading]; listeners are told as each gets its true pixels. While rough pixels are read, building gives way.
public final class OverviewedRaster implements RasterSource {

    /// Longest wait of the builder for readers of rough levels, before each piece of its work.
    private static final long GIVE_WAY_NANOS = 100_000_000;

    private static final long POLL_NANOS = 2_000_000;

    private final RasterSource raster;
    private final Reduction reduction;
    private final Path folder;
    private final CancelToken cancel;
    private final int ownLevels;
    private final List<ReducedLevel> reduced = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> ready = new CompletableFuture<>();
    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger roughReads = new AtomicInteger();
    private boolean closed;

    OverviewedRaster(RasterSource raster, Reduction reduction, Path folder, CancelToken cancel) {
        this.raster = raster;
        this.reduction = reduction;
        this.folder = folder;
        this.cancel = cancel;
        this.ownLevels = raster.levels();
    }

    /// Completed with the number of levels when no more will come; exceptionally when building failed, with the cause,
    /// or with [CancelledException]. Completed on the building thread.
    public CompletableFuture<Integer> ready() {
        return ready;
    }

    /// The number of levels that a raster of this size should have.
    int wantedLevels() {
        return raster.grid().levelsDownTo(OverviewCache.COARSEST_PIXELS);
    }

    /// Finds or builds the missing levels, finest first.
    void build() {
        try {
            for (int level = ownLevels; level < wantedLevels(); level++) {
                cancel.throwIfCancelled();
                add(level);
            }
            ready.complete(levels());
        } catch (IOException | RuntimeException failure) {
            ready.completeExceptionally(cancel.isCancelled() ? new CancelledException() : failure);
        }
    }

    private void add(int level) throws IOException {
        var found = ReducedLevel.find(folder, level);
        if (found.isEmpty()) {
            LevelBuilder.build(this, reduction, level, folder, this::giveWay, cancel);
            found = ReducedLevel.find(folder, level);
        }
        var finished = found.orElseThrow(
                () -> new RasterReadException("Level " + level + " vanished from " + folder + " after it was built."));
        synchronized (this) {
            if (closed) {
                finished.close();
                throw new CancelledException();
            }
            reduced.add(finished);
        }
        listeners.forEach(listener -> listener.accept(level));
    }

    private void giveWay() {
        long start = System.nanoTime();
        while (roughReads.get() > 0 && System.nanoTime() - start < GIVE_WAY_NANOS) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /// The number of levels that are not rough.
    private int trueLevels() {
        return ownLevels + reduced.size();
    }

    @Override
    public SourceId id() {
        return raster.id();
    }

    @Override
    public String name() {
        return raster.name();
    }

    @Override
    public Grid grid() {
        return raster.grid();
    }

    @Override
    public int levels() {
        return Math.max(ownLevels, wantedLevels());
    }

    @Override
    public boolean isRough(int level) {
        return level >= trueLevels();
    }

    @Override
    public void onRefined(IntConsumer listener) {
        listeners.add(listener);
    }

    @Override
    public List<Band> bands() {
        return raster.bands();
    }

    @Override
    public int decodedColumns() {
        return raster.decodedColumns();
    }

    @Override
    public Tile read(Window window, CancelToken wanted) throws RasterReadException {
        int level = window.level();
        if (level < ownLevels) {
            return raster.read(window, wanted);
        }
        if (level >= levels()) {
            throw new IllegalArgumentException("level " + level + " of a raster with " + levels() + " levels");
        }
        var inside = window.clip(grid());
        if (inside.isEmpty()) {
            return Tile.empty(window, bands());
        }
        int present = trueLevels();
        if (level < present) {
            return reduced.get(level - ownLevels).read(window, bands(), wanted);
        }
        roughReads.incrementAndGet();
        try {
            return new RoughReading(this, present - 1, reduction, level).read(window, wanted);
        } finally {
            roughReads.decrementAndGet();
        }
    }

    /// Stops building and closes the raster with all its copies.
    @Override
    public void close() {
        cancel.cancel();
        var toClose = new ArrayList<ReducedLevel>();
        synchronized (this) {
            closed = true;
            toClose.addAll(reduced);
        }
        toClose.forEach(ReducedLevel::close);
        raster.close();
    }
}
