package org.lapwing.mapview;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.Window;

/// A large UINT8 raster of one band whose value tells its level: `base + level`. Tiles on the broken list fail.
/// At sampled levels only the upper left quarter of each tile holds data.
final class FakePyramid implements RasterSource {

    private final SourceId id;
    private final Grid grid;
    private final int levels;
    private final int base;
    private int roughFrom = Integer.MAX_VALUE;
    private int sampledLevels;
    private final List<TileKey> broken = new java.util.concurrent.CopyOnWriteArrayList<>();

    FakePyramid(String name, int columns, int rows, int levels, int base) {
        this.id = SourceId.of(name);
        this.grid = new Grid(columns, rows, new GridToCrs(0, 1, 0, 0, 0, -1), "EPSG:32633");
        this.levels = levels;
        this.sampledLevels = levels;
        this.base = base;
    }

    FakePyramid withSampledLevels(int number) {
        sampledLevels = number;
        return this;
    }

    TileKey key(int level, long column, long row) {
        return new TileKey(id, level, column, row);
    }

    /// The tile of a key, which is not broken.
    Tile tile(TileKey key) {
        return pixels(key.window());
    }

    void breakTile(TileKey key) {
        broken.add(key);
    }

    /// Says from now on that levels from this one up are rough.
    void roughFrom(int level) {
        roughFrom = level;
    }

    @Override
    public boolean isRough(int level) {
        return level >= roughFrom;
    }

    void mend() {
        broken.clear();
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
        return levels;
    }

    @Override
    public int sampledLevels() {
        return sampledLevels;
    }

    @Override
    public List<Band> bands() {
        return List.of(Band.of("value", SampleType.UINT8));
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        cancel.throwIfCancelled();
        for (var key : broken) {
            if (key.window().equals(window)) {
                throw new RasterReadException("Block " + key.column() + ", " + key.row() + " of the test is broken.");
            }
        }
        return pixels(window);
    }

    private Tile pixels(Window window) {
        var samples = new byte[(int) window.pixels()];
        var invalid = new BitSet();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (base + window.level());
            long column = window.column() + i % window.width();
            long row = window.row() + i / window.width();
            boolean left = window.level() >= levels
                    && (Math.floorMod(column, TileKey.TILE_SIZE) >= TileKey.TILE_SIZE / 2
                            || Math.floorMod(row, TileKey.TILE_SIZE) >= TileKey.TILE_SIZE / 2);
            if (left || column >= grid.columns(window.level()) || row >= grid.rows(window.level())) {
                invalid.set(i);
            }
        }
        return new Tile(window, bands(), samples, Optional.of(invalid));
    }

    @Override
    public void close() {
        // nothing to release
    }
}
