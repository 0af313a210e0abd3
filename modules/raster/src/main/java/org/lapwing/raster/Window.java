package org.lapwing.raster;

import java.util.Optional;

/// A rectangle of whole pixels on one pyramid level.
///
/// Column 0, row 0 is the upper-left pixel; rows grow downward; right and bottom edges are exclusive. A window may
/// reach outside its grid: readers fill that part with no-data.
///
/// @param column left edge, in pixels of `level`
/// @param row top edge, in pixels of `level`
/// @param width number of columns, at least 1
/// @param height number of rows, at least 1
/// @param level pyramid level; 0 is full resolution, each further level halves it
public record Window(long column, long row, int width, int height, int level) {

    /// Rejects empty windows and negative levels.
    public Window {
        if (width < 1 || height < 1 || level < 0 || level > 40) {
            throw new IllegalArgumentException("not a window: " + width + " x " + height + " at level " + level);
        }
    }

    /// A window of full resolution.
    public static Window of(long column, long row, int width, int height) {
        return new Window(column, row, width, height, 0);
    }

    /// First column to the right of the window.
    public long endColumn() {
        return column + width;
    }

    /// First row below the window.
    public long endRow() {
        return row + height;
    }

    /// Number of pixels.
    public long pixels() {
        return (long) width * height;
    }

    /// This window with `margin` more pixels on every side.
    public Window grow(int margin) {
        return new Window(column - margin, row - margin, width + 2 * margin, height + 2 * margin, level);
    }

    /// The part that both windows share, empty when they do not meet.
    ///
    /// @throws IllegalArgumentException if the levels differ
    public Optional<Window> intersect(Window other) {
        if (other.level != level) {
            throw new IllegalArgumentException("levels differ: " + level + " and " + other.level);
        }
        long left = Math.max(column, other.column);
        long top = Math.max(row, other.row);
        long right = Math.min(endColumn(), other.endColumn());
        long bottom = Math.min(endRow(), other.endRow());
        return left < right && top < bottom
                ? Optional.of(new Window(left, top, (int) (right - left), (int) (bottom - top), level))
                : Optional.empty();
    }

    /// The part inside a grid, empty when there is none.
    public Optional<Window> clip(Grid grid) {
        long left = Math.max(column, 0);
        long top = Math.max(row, 0);
        long right = Math.min(endColumn(), grid.columns(level));
        long bottom = Math.min(endRow(), grid.rows(level));
        return left < right && top < bottom
                ? Optional.of(new Window(left, top, (int) (right - left), (int) (bottom - top), level))
                : Optional.empty();
    }

    /// Whether `other` lies wholly inside this window on the same level.
    public boolean contains(Window other) {
        return other.level == level
                && other.column >= column
                && other.row >= row
                && other.endColumn() <= endColumn()
                && other.endRow() <= endRow();
    }
}
