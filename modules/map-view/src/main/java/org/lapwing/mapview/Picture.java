package org.lapwing.mapview;

import java.util.Arrays;

/// Colours that a frame is painted into: rows first, 0xAARRGGBB, premultiplied by alpha.
///
/// Written by the painter's thread while it is behind the screen, read by the FX thread while it is shown.
final class Picture {

    private final int columns;
    private final int rows;
    private final int[] argb;

    Picture(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.argb = new int[Math.multiplyExact(columns, rows)];
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /// The colours themselves.
    int[] argb() {
        return argb;
    }

    boolean hasSize(int otherColumns, int otherRows) {
        return columns == otherColumns && rows == otherRows;
    }

    /// Makes a swatch transparent.
    void clear(Swatch swatch) {
        for (int y = swatch.top(); y < swatch.bottom(); y++) {
            Arrays.fill(argb, y * columns + swatch.left(), y * columns + swatch.right(), 0);
        }
    }

    /// Takes over a picture of the same size, moved; what was outside it is left as it is.
    void copyMoved(Picture from, FrameShift shift) {
        int width = columns - Math.abs(shift.right());
        int firstX = Math.max(0, shift.right());
        for (int y = Math.max(0, shift.down()); y < Math.min(rows, rows + shift.down()); y++) {
            int start = (y - shift.down()) * columns + firstX - shift.right();
            System.arraycopy(from.argb, start, argb, y * columns + firstX, width);
        }
    }

    /// Takes over a swatch of a picture of the same size.
    void copy(Swatch swatch, Picture from) {
        for (int y = swatch.top(); y < swatch.bottom(); y++) {
            int start = y * columns + swatch.left();
            System.arraycopy(from.argb, start, argb, start, swatch.right() - swatch.left());
        }
    }
}
