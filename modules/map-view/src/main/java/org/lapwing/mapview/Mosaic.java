package org.lapwing.mapview;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.lapwing.raster.Grid;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.TileRequest;

/// A layer's colours around one swatch of the picture, put together from the best tiles there are.
///
/// The mosaic lies on the pixels of the drawn level. Where the wanted tile is missing, a coarser one stands in, under
/// finer ones that were painted before; where an earlier source of the layer has the tile, that is shown, faded.
/// Reused for all swatches of a picture; used by the painter's thread only.
final class Mosaic {

    /// How many levels finer than wanted a stand-in may be.
    private static final int FINER_STAND_INS = 2;

    /// A swatch over more tiles than this is seen from so far that looking them up would hold the picture up.
    private static final int MOST_CELLS = 2048;

    private final PaintedTiles tiles;
    private int[] argb = new int[0];
    private long column;
    private long row;
    private int width;
    private int height;
    private int drawnLevel;

    Mosaic(PaintedTiles tiles) {
        this.tiles = tiles;
    }

    /// Colours, rows first, [#width] a row.
    int[] argb() {
        return argb;
    }

    /// First column, in pixels of the drawn level.
    long column() {
        return column;
    }

    /// First row, in pixels of the drawn level.
    long row() {
        return row;
    }

    int width() {
        return width;
    }

    /// Whether the mosaic shows something at a pixel of the drawn level.
    boolean isFilled(long atColumn, long atRow) {
        long x = atColumn - column;
        long y = atRow - row;
        return x >= 0 && y >= 0 && x < width && y < height && argb[(int) (y * width + x)] >>> 24 != 0;
    }

    int height() {
        return height;
    }

    /// Fills the mosaic with what a layer has inside an extent of drawn-level pixels.
    ///
    /// @param lacking receives the tiles that others stood in for
    /// @return whether the extent meets the layer
    boolean fill(LayerPlan plan, Extent extent, Set<TileKey> lacking) {
        Grid grid = plan.grid();
        drawnLevel = plan.drawnLevel();
        column = Math.max(0, (long) Math.floor(extent.left()) - 1);
        row = Math.max(0, (long) Math.floor(extent.top()) - 1);
        long endColumn = Math.min(grid.columns(drawnLevel), (long) Math.ceil(extent.right()) + 1);
        long endRow = Math.min(grid.rows(drawnLevel), (long) Math.ceil(extent.bottom()) + 1);
        if (endColumn <= column || endRow <= row) {
            return false;
        }
        width = (int) (endColumn - column);
        height = (int) (endRow - row);
        if (argb.length < width * height) {
            argb = new int[width * height];
        }
        Arrays.fill(argb, 0, width * height, 0);
        int halvings = drawnLevel - plan.readLevel();
        var whole = new Extent(column, row, endColumn, endRow);
        var range = TileRange.covering(scaled(whole, halvings), grid, plan.readLevel())
                .filter(tiles -> tiles.count() <= MOST_CELLS);
        if (range.isEmpty()) {
            return false;
        }
        for (long r = range.get().firstRow(); r <= range.get().lastRow(); r++) {
            for (long c = range.get().firstColumn(); c <= range.get().lastColumn(); c++) {
                var wanted = plan.key(plan.readLevel(), c, r);
                if (!fillCell(plan, wanted)) {
                    lacking.add(wanted);
                }
            }
        }
        return true;
    }

    /// @return whether the wanted tile itself was there
    private boolean fillCell(LayerPlan plan, TileKey wanted) {
        var exact = tiles.get(wanted, plan.paint());
        if (exact.isPresent()) {
            place(exact.get(), wanted, wanted);
            if (plan.isPreview()) { // a sample; what was predicted nearer by is more of the same
                placeFiner(plan, wanted, 1);
            }
            return true;
        }
        if (!placeEarlier(plan, wanted)) {
            placeCoarser(plan, plan.source(), wanted);
        }
        placeFiner(plan, wanted, 1);
        return false;
    }

    private boolean placeEarlier(LayerPlan plan, TileKey wanted) {
        for (SourceId earlier : plan.earlier()) {
            var key = new TileKey(earlier, wanted.level(), wanted.column(), wanted.row());
            var tile = tiles.get(key, plan.paint());
            if (tile.isPresent()) {
                place(tile.get(), key, wanted);
                fade(wanted);
                return true;
            }
        }
        for (SourceId earlier : plan.earlier()) {
            if (placeCoarser(plan, earlier, wanted)) {
                fade(wanted);
                return true;
            }
        }
        return false;
    }

    private boolean placeCoarser(LayerPlan plan, SourceId source, TileKey wanted) {
        for (int up = 1; wanted.level() + up < plan.levels(); up++) {
            var key = new TileKey(source, wanted.level() + up, wanted.column() >> up, wanted.row() >> up);
            Optional<PaintedTile> tile = tiles.get(key, plan.paint());
            if (tile.isPresent()) {
                place(tile.get(), key, wanted);
                return true;
            }
        }
        return false;
    }

    private void placeFiner(LayerPlan plan, TileKey wanted, int down) {
        if (down > FINER_STAND_INS || wanted.level() - down < 0) {
            return;
        }
        placeFiner(plan, wanted, down + 1);
        long side = 1L << down;
        for (long r = wanted.row() * side; r < (wanted.row() + 1) * side; r++) {
            for (long c = wanted.column() * side; c < (wanted.column() + 1) * side; c++) {
                var key = new TileKey(wanted.source(), wanted.level() - down, c, r);
                // parts of a prediction come one by one; other finer tiles would be too many to paint for this
                boolean part = down == 1 && plan.effort() == TileRequest.Effort.COMPUTE;
                (part ? tiles.get(key, plan.paint()) : tiles.ifPainted(key, plan.paint()))
                        .ifPresent(tile -> place(tile, key, wanted));
            }
        }
    }

    /// Copies the part of a tile that lies in the mosaic and inside the cell.
    private void place(PaintedTile tile, TileKey key, TileKey cell) {
        var target = meet(cellOnDrawnLevel(key), cellOnDrawnLevel(cell));
        int left = (int) Math.max(0, (long) target.left() - column);
        int top = (int) Math.max(0, (long) target.top() - row);
        int right = (int) Math.min(width, (long) target.right() - column);
        int bottom = (int) Math.min(height, (long) target.bottom() - row);
        if (left >= right || top >= bottom) {
            return;
        }
        int halvings = drawnLevel - key.level();
        if (halvings > PaintedTile.HALVINGS) {
            return;
        }
        if (halvings >= 0) {
            int side = TileKey.TILE_SIZE >> halvings;
            var source = tile.argb(halvings);
            int fromColumn = (int) (column + left - key.column() * side);
            for (int y = top; y < bottom; y++) {
                int fromRow = (int) (row + y - key.row() * side);
                System.arraycopy(source, fromRow * side + fromColumn, argb, y * width + left, right - left);
            }
            return;
        }
        var source = tile.argb(0);
        long firstColumn = key.column() * TileKey.TILE_SIZE;
        long firstRow = key.row() * TileKey.TILE_SIZE;
        for (int y = top; y < bottom; y++) {
            int from = (int) ((row + y >> -halvings) - firstRow) * TileKey.TILE_SIZE;
            for (int x = left; x < right; x++) {
                argb[y * width + x] = source[from + (int) ((column + x >> -halvings) - firstColumn)];
            }
        }
    }

    private void fade(TileKey cell) {
        var target = cellOnDrawnLevel(cell);
        int left = (int) Math.max(0, (long) target.left() - column);
        int top = (int) Math.max(0, (long) target.top() - row);
        int right = (int) Math.min(width, (long) target.right() - column);
        int bottom = (int) Math.min(height, (long) target.bottom() - row);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                argb[y * width + x] = Argb.faded(argb[y * width + x]);
            }
        }
    }

    private Extent cellOnDrawnLevel(TileKey key) {
        var window = key.window();
        return scaled(
                new Extent(window.column(), window.row(), window.endColumn(), window.endRow()),
                key.level() - drawnLevel);
    }

    private static Extent meet(Extent a, Extent b) {
        return new Extent(
                Math.max(a.left(), b.left()),
                Math.max(a.top(), b.top()),
                Math.min(a.right(), b.right()),
                Math.min(a.bottom(), b.bottom()));
    }

    private static Extent scaled(Extent extent, int doublings) {
        double factor = Math.scalb(1.0, doublings);
        return new Extent(
                extent.left() * factor, extent.top() * factor, extent.right() * factor, extent.bottom() * factor);
    }
}
