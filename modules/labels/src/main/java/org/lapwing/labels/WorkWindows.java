package org.lapwing.labels;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;

/// Cuts a large window into pieces that fit in memory and meet at the file's tile borders.
public final class WorkWindows {

    private static final int WIDTH = 8192;
    private static final int HEIGHT = 512;

    private WorkWindows() {}

    /// Pieces of at most 8192 × 512 pixels, rows first, that cover the part of `area` inside `grid` exactly once.
    public static List<Window> of(Window area, Grid grid) {
        var pieces = new ArrayList<Window>();
        var inside = area.clip(grid);
        if (inside.isEmpty()) {
            return pieces;
        }
        var whole = inside.get();
        for (long row = whole.row(); row < whole.endRow(); row = next(row, HEIGHT, whole.endRow())) {
            int height = (int) (next(row, HEIGHT, whole.endRow()) - row);
            for (long column = whole.column();
                    column < whole.endColumn();
                    column = next(column, WIDTH, whole.endColumn())) {
                int width = (int) (next(column, WIDTH, whole.endColumn()) - column);
                pieces.add(new Window(column, row, width, height, whole.level()));
            }
        }
        return pieces;
    }

    /// The whole of a grid in pieces; unlike [Grid#bounds] for any size.
    public static List<Window> of(Grid grid) {
        var pieces = new ArrayList<Window>();
        for (long row = 0; row < grid.rows(); row += HEIGHT) {
            int height = (int) Math.min(HEIGHT, grid.rows() - row);
            for (long column = 0; column < grid.columns(); column += WIDTH) {
                pieces.add(Window.of(column, row, (int) Math.min(WIDTH, grid.columns() - column), height));
            }
        }
        return pieces;
    }

    private static long next(long from, int step, long end) {
        return Math.min(end, (Math.floorDiv(from, step) + 1) * step);
    }
}
