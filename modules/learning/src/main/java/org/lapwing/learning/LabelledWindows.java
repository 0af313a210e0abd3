package org.lapwing.learning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;

/// Where sparse labels lie, as windows to read: found from the rectangles around them, without reading any pixel.
public final class LabelledWindows {

    private static final int CELL = 64;

    /// A square of pixels.
    private record Cell(long column, long row) {}

    private LabelledWindows() {}

    /// Windows that together cover all rectangles, few where those lie close together.
    ///
    /// The same rectangles give the same windows, and a new rectangle changes only those it touches, so what was
    /// computed for the others can be kept.
    ///
    /// @param boxes rectangles around labels, in any order; what lies outside the grid is left out
    /// @param most longest side of a window, a multiple of 64
    /// @return windows in order of their rows, then columns; those around shapes that interlock may overlap
    public static List<Window> covering(List<Window> boxes, Grid grid, int most) {
        if (most < CELL || most % CELL != 0) {
            throw new IllegalArgumentException("windows of at most " + most + " pixels; give a multiple of " + CELL);
        }
        var touched = new HashMap<Cell, Window>();
        for (var box : boxes) {
            box.clip(grid).ifPresent(inside -> touch(inside, touched));
        }
        var windows = new ArrayList<Window>();
        for (var group : groups(touched.keySet())) {
            windows.addAll(cut(group, touched, most));
        }
        windows.sort((one, other) -> one.row() != other.row()
                ? Long.compare(one.row(), other.row())
                : Long.compare(one.column(), other.column()));
        return List.copyOf(windows);
    }

    /// Notes for each cell the part of it that is labelled.
    private static void touch(Window box, Map<Cell, Window> touched) {
        for (long row = box.row() / CELL; row * CELL < box.endRow(); row++) {
            for (long column = box.column() / CELL; column * CELL < box.endColumn(); column++) {
                var part = Window.of(column * CELL, row * CELL, CELL, CELL).intersect(box);
                if (part.isPresent()) {
                    touched.merge(new Cell(column, row), part.get(), LabelledWindows::hull);
                }
            }
        }
    }

    private static Window hull(Window one, Window other) {
        long left = Math.min(one.column(), other.column());
        long top = Math.min(one.row(), other.row());
        return Window.of(left, top, (int) (Math.max(one.endColumn(), other.endColumn()) - left), (int)
                (Math.max(one.endRow(), other.endRow()) - top));
    }

    /// Cells that touch each other, corners included.
    private static List<Set<Cell>> groups(Set<Cell> cells) {
        var left = new HashSet<>(cells);
        var groups = new ArrayList<Set<Cell>>();
        while (!left.isEmpty()) {
            var group = new HashSet<Cell>();
            var waiting = new ArrayDeque<Cell>();
            var first = left.iterator().next();
            left.remove(first);
            waiting.add(first);
            while (!waiting.isEmpty()) {
                var cell = waiting.remove();
                group.add(cell);
                for (int down = -1; down <= 1; down++) {
                    for (int right = -1; right <= 1; right++) {
                        var beside = new Cell(cell.column + right, cell.row + down);
                        if (left.remove(beside)) {
                            waiting.add(beside);
                        }
                    }
                }
            }
            groups.add(group);
        }
        return groups;
    }

    /// One window around a group, or several side by side where it is large.
    private static List<Window> cut(Set<Cell> group, Map<Cell, Window> touched, int most) {
        var whole =
                group.stream().map(touched::get).reduce(LabelledWindows::hull).orElseThrow();
        if (whole.width() <= most && whole.height() <= most) {
            return List.of(whole);
        }
        var parts = new HashMap<Cell, Window>();
        for (var cell : group) {
            var part = touched.get(cell);
            if (part != null) {
                parts.merge(new Cell(cell.column * CELL / most, cell.row * CELL / most), part, LabelledWindows::hull);
            }
        }
        return List.copyOf(parts.values());
    }
}
