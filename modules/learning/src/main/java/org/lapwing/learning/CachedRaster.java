package org.lapwing.learning;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.Tiles;
import org.lapwing.raster.Window;

/// A raster whose decoded tiles stay in a cache, for training patches that fall on the same pixels again and
/// again.
///
/// Full resolution only. Does not own the raster behind.
public final class CachedRaster implements RasterSource {

    private final RasterSource source;
    private final TileCache cache;

    /// @param source stays its opener's
    /// @param cache may be shared by several rasters
    public CachedRaster(RasterSource source, TileCache cache) {
        this.source = source;
        this.cache = cache;
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
        return 1;
    }

    @Override
    public List<Band> bands() {
        return source.bands();
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        if (window.level() != 0) {
            throw new IllegalArgumentException("level " + window.level() + " of a raster with one level");
        }
        int pixels = Math.toIntExact(window.pixels());
        int bands = bands().size();
        var samples = Tile.newSamples(bands().getFirst().type(), Math.multiplyExact(pixels, bands));
        var invalid = new BitSet(pixels);
        var inside = window.clip(grid());
        if (inside.isEmpty()) {
            return Tile.empty(window, bands());
        }
        if (!inside.get().equals(window)) {
            invalid.set(0, pixels);
        }
        var wanted = inside.get();
        for (long row = wanted.row() / TileKey.TILE_SIZE; row * TileKey.TILE_SIZE < wanted.endRow(); row++) {
            for (long column = wanted.column() / TileKey.TILE_SIZE;
                    column * TileKey.TILE_SIZE < wanted.endColumn();
                    column++) {
                var tile = tile(new TileKey(source.id(), 0, column, row), cancel);
                tile.window().intersect(wanted).ifPresent(part -> Tiles.paste(tile, part, window, samples, invalid));
            }
        }
        return new Tile(window, bands(), samples, Optional.of(invalid));
    }

    private Tile tile(TileKey key, CancelToken cancel) throws RasterReadException {
        var kept = cache.get(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        var tile = source.read(key.window(), cancel);
        cache.put(key, tile);
        return tile;
    }

    @Override
    public void close() {
        // the raster behind belongs to someone else
    }
}
