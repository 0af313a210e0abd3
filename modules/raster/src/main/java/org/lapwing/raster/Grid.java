package org.lapwing.raster;

/// Size and place of a raster: how many pixels, where they lie, in which reference system.
///
/// @param columns number of columns at full resolution, at least 1
/// @param rows number of rows at full resolution, at least 1
/// @param transform pixel corner to map coordinates
/// @param crs `EPSG:n` where the file names a code, else WKT; empty where the image has no georeference
public record Grid(long columns, long rows, GridToCrs transform, String crs) {

    /// Rejects empty grids.
    public Grid {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("grid must have pixels: " + columns + " x " + rows);
        }
    }

    /// A grid without georeference.
    public static Grid ofPixels(long columns, long rows) {
        return new Grid(columns, rows, GridToCrs.pixels(), "");
    }

    /// Whether coordinates are map coordinates rather than pixels.
    public boolean isGeoreferenced() {
        return !crs.isEmpty();
    }

    /// Columns of a pyramid level: `ceil(columns / 2^level)`.
    public long columns(int level) {
        return ceilShift(columns, level);
    }

    /// Rows of a pyramid level: `ceil(rows / 2^level)`.
    public long rows(int level) {
        return ceilShift(rows, level);
    }

    /// The whole of full resolution as one window.
    ///
    /// @throws ArithmeticException if a side does not fit an `int`
    public Window bounds() {
        return new Window(0, 0, Math.toIntExact(columns), Math.toIntExact(rows), 0);
    }

    /// How many levels halve this grid until neither side exceeds `pixels`; at least 1.
    public int levelsDownTo(int pixels) {
        int levels = 1;
        while (columns(levels - 1) > pixels || rows(levels - 1) > pixels) {
            levels++;
        }
        return levels;
    }

    private static long ceilShift(long value, int level) {
        return (value + (1L << level) - 1) >> level;
    }
}
