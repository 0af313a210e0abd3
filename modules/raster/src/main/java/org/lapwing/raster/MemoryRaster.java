package org.lapwing.raster;

import java.util.List;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;

/// A raster held in memory, for generated scenes, small results and tests. One pyramid level.
public final class MemoryRaster implements RasterSource {

    private final SourceId id;
    private final Grid grid;
    private final Tile pixels;

    /// @param pixels a tile whose window is exactly `grid.bounds()`
    public MemoryRaster(SourceId id, Grid grid, Tile pixels) {
        if (!pixels.window().equals(grid.bounds())) {
            throw new IllegalArgumentException(pixels.window() + " is not the whole of " + grid);
        }
        this.id = id;
        this.grid = grid;
        this.pixels = pixels;
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int levels() {
        return 1;
    }

    @Override
    public List<Band> bands() {
        return pixels.bands();
    }

    @Override
    public Tile read(Window window, CancelToken cancel) {
        cancel.throwIfCancelled();
        if (window.level() != 0) {
            throw new IllegalArgumentException("level " + window.level() + " of a raster with one level");
        }
        Optional<Window> inside = window.clip(grid);
        if (inside.isEmpty()) {
            return Tile.empty(window, bands());
        }
        var part = pixels.crop(inside.get());
        return part.window().equals(window) ? part : Tiles.place(part, window);
    }

    @Override
    public void close() {
        // nothing is held outside the heap
    }
}
