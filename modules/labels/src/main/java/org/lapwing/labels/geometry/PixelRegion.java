package org.lapwing.labels.geometry;

import java.util.BitSet;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Geometry;

/// Some pixels of a window. Immutable.
public final class PixelRegion {

    private final Window window;
    private final BitSet pixels;
    private final boolean bounded;

    /// @param pixels bit `row * width + column` is set where a pixel belongs to it; copied
    /// @param bounded whether it goes on beyond the window
    PixelRegion(Window window, BitSet pixels, boolean bounded) {
        this.window = window;
        this.pixels = (BitSet) pixels.clone();
        this.bounded = bounded;
    }

    /// The pixels of a window that a set names.
    ///
    /// @param pixels bit `row * width + column` is set where a pixel belongs to it; copied
    public static PixelRegion of(Window window, BitSet pixels) {
        if (pixels.length() > window.pixels()) {
            throw new IllegalArgumentException("pixel " + (pixels.length() - 1) + " of " + window);
        }
        return new PixelRegion(window, pixels, false);
    }

    /// Where its pixels are.
    public Window window() {
        return window;
    }

    /// Whether a pixel belongs to it, counted from the window's corner.
    public boolean contains(int column, int row) {
        return pixels.get(row * window.width() + column);
    }

    /// Number of its pixels.
    public int size() {
        return pixels.cardinality();
    }

    /// Whether it reaches a side of the window beyond which there are further pixels, where it was looked for.
    public boolean isBounded() {
        return bounded;
    }

    /// The same, knowing whether it goes on beyond its window within a grid.
    PixelRegion within(Grid grid) {
        boolean more = false;
        int right = window.width() - 1;
        int bottom = window.height() - 1;
        for (int row = 0; row <= bottom; row++) {
            more |= window.column() > 0 && contains(0, row);
            more |= window.endColumn() < grid.columns(window.level()) && contains(right, row);
        }
        for (int column = 0; column <= right; column++) {
            more |= window.row() > 0 && contains(column, 0);
            more |= window.endRow() < grid.rows(window.level()) && contains(column, bottom);
        }
        return new PixelRegion(window, pixels, more);
    }

    /// Its shape, exactly along the borders of its pixels: a polygon or several, valid, with the area of its pixels.
    ///
    /// @param toCrs from pixels of the window's level to a reference system
    /// @return an empty polygon where no pixel belongs to it
    public Geometry outline(GridToCrs toCrs) {
        return new PixelOutlines(window, pixels).polygons(toCrs);
    }
}
