package org.lapwing.raster.reprojection;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.DerivedRaster;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Tiles;
import org.lapwing.raster.Window;

/// A raster seen in another reference system, or on another grid, resampled when it is read.
///
/// Places are exact to half a pixel of the raster (see [PixelWarp]). Reduced levels are resampled from the raster's
/// levels of about the same resolution. Closing it leaves the raster open.
public final class ReprojectedRaster extends DerivedRaster {

    /// How samples are taken.
    public enum Sampling {
        /// The nearest pixel: for classes, whose codes must not be mixed, and for scores.
        NEAREST,
        /// Between four pixels: for imagery. Pixels without data do not count.
        BILINEAR
    }

    /// Where a window needs so many times its own pixels of the raster, it is read in parts.
    private static final int MOST_BLOWN_UP = 8;

    private static final int SMALLEST_PART = 16;

    private final Grid grid;
    private final Sampling sampling;
    private final GroundTransform toSource;

    /// Levels that the raster has above the level of this one that is as coarse; negative where it is coarser itself.
    private final int levelShift;

    private final SourceId id;

    private ReprojectedRaster(
            RasterSource source, Grid grid, Sampling sampling, GroundTransform toSource, int levelShift) {
        super(source);
        this.grid = grid;
        this.sampling = sampling;
        this.toSource = toSource;
        this.levelShift = levelShift;
        this.id = new SourceId(
                source.id().content(),
                source.id().version() + "@" + sampling + " " + grid.hashCode() + " " + grid.crs());
    }

    /// Sees `source` in another reference system. Takes about a second the first time, so not on the FX thread.
    ///
    /// @param source closed by its owner, after this
    /// @param crs `EPSG:n` or WKT
    /// @throws IOException where a reference system is not known, or the raster has no place in it
    public static ReprojectedRaster of(RasterSource source, String crs, Sampling sampling) throws IOException {
        refuseWithoutPlace(source, crs);
        return new ReprojectedRaster(
                source,
                ReprojectedGrid.of(source.grid(), crs),
                sampling,
                GroundTransform.between(crs, source.grid().crs()),
                0);
    }

    /// Sees `source` on a given grid, so that its pixels coincide with those of other rasters there; what the grid
    /// covers beyond it holds no data. Not on the FX thread, as [#of].
    ///
    /// @param source closed by its owner, after this
    /// @throws IOException as [#of]
    public static ReprojectedRaster on(RasterSource source, Grid grid, Sampling sampling) throws IOException {
        refuseWithoutPlace(source, grid.crs());
        var toSource = GroundTransform.between(grid.crs(), source.grid().crs());
        var middle = new Window(grid.columns() / 2, grid.rows() / 2, 2, 2, 0);
        var places = PixelWarp.places(toSource, grid, middle, source.grid(), 0);
        double step = Math.hypot(places[6] - places[0], places[7] - places[1]) / Math.sqrt(2);
        // a little too fine looks better than a little too coarse
        int shift = step > 0 ? (int) Math.floor(Math.log(step) / Math.log(2) + 0.25) : 0;
        return new ReprojectedRaster(source, grid, sampling, toSource, shift);
    }

    /// A north-up grid in another reference system over the ground of `grid`, of about as many pixels; that of [#of].
    ///
    /// @throws IOException where a reference system is not known, or the ground has no place in it
    public static Grid gridOf(Grid grid, String crs) throws IOException {
        return ReprojectedGrid.of(grid, crs);
    }

    private static void refuseWithoutPlace(RasterSource source, String crs) throws IOException {
        if (!source.grid().isGeoreferenced()) {
            throw new IOException(source.name() + " has no map coordinates, so it cannot be drawn in " + crs
                    + ". Give it a world file, or georeference it first.");
        }
    }

    /// What is seen.
    public RasterSource source() {
        return source;
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
        return Math.max(1, source.levels() - levelShift);
    }

    @Override
    public boolean isRough(int level) {
        return source.isRough(sourceLevel(level));
    }

    @Override
    public void onRefined(IntConsumer listener) {
        source.onRefined(level -> listener.accept(Math.max(0, level - levelShift)));
    }

    @Override
    public int sampledLevels() {
        return Math.max(levels(), source.sampledLevels() - levelShift);
    }

    /// The full-resolution pixels of the raster that lie in a full-resolution window of this one, with a margin
    /// of one; empty where there are none.
    public Optional<Window> sourceWindow(Window window) {
        int step = Math.max(1, Math.max(window.width(), window.height()) / 64);
        var thin = new Window(
                window.column() / step,
                window.row() / step,
                Math.max(2, window.width() / step + 1),
                Math.max(2, window.height() / step + 1),
                0);
        var coarse = new Grid(
                Math.max(1, grid.columns() / step),
                Math.max(1, grid.rows() / step),
                grid.transform().scaled(step, step),
                grid.crs());
        var places = PixelWarp.places(toSource, coarse, thin, source.grid(), 0);
        return around(places, 0).flatMap(found -> found.grow(step).clip(source.grid()));
    }

    /// The full-resolution pixel of the raster that lies under the middle of one of this; empty where there is none.
    public Optional<Window> sourcePixel(long column, long row) {
        var place = PixelWarp.places(toSource, grid, Window.of(column, row, 1, 1), source.grid(), 0);
        return Double.isNaN(place[0]) || Double.isNaN(place[1])
                ? Optional.empty()
                : Window.of((long) Math.floor(place[0]), (long) Math.floor(place[1]), 1, 1)
                        .clip(source.grid());
    }

    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        cancel.throwIfCancelled();
        var places = places(window);
        var needed = around(places, sourceLevel(window));
        if (needed.isEmpty()) {
            return Tile.empty(window, bands());
        }
        if (isBlownUp(window, needed.get())) {
            var join = new PartsJoin(window, bands());
            for (var part : PartsJoin.quarters(window)) {
                join.add(read(part, cancel));
            }
            return join.tile();
        }
        return new Resampling(window, places, sampling).of(source.read(needed.get(), cancel));
    }

    @Override
    public CompletableFuture<Tile> readAsync(Window window, CancelToken cancel, Executor decoders) {
        var places = places(window);
        var needed = around(places, sourceLevel(window));
        if (needed.isEmpty()) {
            return CompletableFuture.completedFuture(Tile.empty(window, bands()));
        }
        if (isBlownUp(window, needed.get())) {
            var parts = PartsJoin.quarters(window).stream()
                    .map(part -> readAsync(part, cancel, decoders))
                    .toList();
            return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                    .thenApply(_ -> {
                        var join = new PartsJoin(window, bands());
                        parts.forEach(part -> join.add(part.join()));
                        return join.tile();
                    });
        }
        return source.readAsync(needed.get(), cancel, decoders).thenApply(new Resampling(window, places, sampling)::of);
    }

    @Override
    public void close() {
        // the raster belongs to its owner
    }

    private double[] places(Window window) {
        return PixelWarp.places(toSource, grid, window, source.grid(), sourceLevel(window));
    }

    private int sourceLevel(Window window) {
        return sourceLevel(window.level());
    }

    private int sourceLevel(int level) {
        return Math.clamp(level + levelShift, 0, source.sampledLevels() - 1);
    }

    private static boolean isBlownUp(Window window, Window needed) {
        return needed.pixels() > (window.pixels() + 4096) * MOST_BLOWN_UP
                && window.width() > SMALLEST_PART
                && window.height() > SMALLEST_PART;
    }

    /// The pixels of a level of the raster that the places need, inside its grid.
    private Optional<Window> around(double[] places, int level) {
        double columns = source.grid().columns(level);
        double rows = source.grid().rows(level);
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < places.length; i += 2) {
            if (places[i] >= 0 && places[i] < columns && places[i + 1] >= 0 && places[i + 1] < rows) {
                left = Math.min(left, places[i]);
                right = Math.max(right, places[i]);
                top = Math.min(top, places[i + 1]);
                bottom = Math.max(bottom, places[i + 1]);
            }
        }
        if (!(left <= right)) {
            return Optional.empty();
        }
        long column = (long) Math.floor(left - 0.5);
        long row = (long) Math.floor(top - 0.5);
        long endColumn = (long) Math.floor(right + 0.5) + 1;
        long endRow = (long) Math.floor(bottom + 0.5) + 1;
        return new Window(column, row, Math.toIntExact(endColumn - column), Math.toIntExact(endRow - row), level)
                .clip(source.grid());
    }

    /// Puts quarters together.
    private static final class PartsJoin {

        private final Window window;
        private final List<Band> bands;
        private final Object samples;
        private final BitSet invalid = new BitSet();

        PartsJoin(Window window, List<Band> bands) {
            this.window = window;
            this.bands = bands;
            this.samples = Tile.newSamples(bands.getFirst().type(), Math.toIntExact(window.pixels() * bands.size()));
        }

        static List<Window> quarters(Window all) {
            int width = all.width() / 2;
            int height = all.height() / 2;
            return List.of(
                    new Window(all.column(), all.row(), width, height, all.level()),
                    new Window(all.column() + width, all.row(), all.width() - width, height, all.level()),
                    new Window(all.column(), all.row() + height, width, all.height() - height, all.level()),
                    new Window(
                            all.column() + width,
                            all.row() + height,
                            all.width() - width,
                            all.height() - height,
                            all.level()));
        }

        void add(Tile part) {
            Tiles.paste(part, part.window(), window, samples, invalid);
        }

        Tile tile() {
            return new Tile(window, bands, samples, Optional.of(invalid));
        }
    }
}
