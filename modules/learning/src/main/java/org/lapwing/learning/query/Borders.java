package org.lapwing.learning.query;

import java.util.BitSet;

/// Where predicted classes meet.
final class Borders {

    private Borders() {}

    /// Places nearer than `reach` to a place of another class, along rows, columns or both: bit `row * columns
    /// + column`.
    ///
    /// @param classes class index of each place
    /// @param reach 1 for the places right at a border
    static BitSet of(byte[] classes, int rows, int columns, int reach) {
        var edge = new boolean[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int at = row * columns + column;
                if (column + 1 < columns && classes[at] != classes[at + 1]) {
                    edge[at] = true;
                    edge[at + 1] = true;
                }
                if (row + 1 < rows && classes[at] != classes[at + columns]) {
                    edge[at] = true;
                    edge[at + columns] = true;
                }
            }
        }
        var wide = spread(edge, rows, columns, reach - 1, 1, columns, columns);
        var all = spread(wide, rows, columns, reach - 1, columns, rows, columns);
        var near = new BitSet(all.length);
        for (int i = 0; i < all.length; i++) {
            if (all[i]) {
                near.set(i);
            }
        }
        return near;
    }

    /// Marks what lies within a distance along one direction.
    ///
    /// @param step from a place to the next along the direction
    /// @param length places of a line along the direction
    private static boolean[] spread(
            boolean[] marks, int rows, int columns, int distance, int step, int length, int width) {
        if (distance == 0) {
            return marks;
        }
        var wide = new boolean[marks.length];
        int lines = rows * columns / length;
        for (int line = 0; line < lines; line++) {
            int from = step == 1 ? line * width : line;
            int last = -distance - 1;
            for (int i = 0; i < length; i++) { // marks behind
                last = marks[from + i * step] ? i : last;
                wide[from + i * step] = i - last <= distance;
            }
            int next = length + distance + 1;
            for (int i = length - 1; i >= 0; i--) { // marks ahead
                next = marks[from + i * step] ? i : next;
                wide[from + i * step] |= next - i <= distance;
            }
        }
        return wide;
    }
}
