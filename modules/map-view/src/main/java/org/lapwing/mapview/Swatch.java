package org.lapwing.mapview;

import java.util.BitSet;

/// A rectangle of device pixels of a picture; right and bottom edges exclusive.
///
/// Pictures are made swatch by swatch: what one tile changes is a few swatches, and work that is no longer wanted stops
/// between two of them.
record Swatch(int left, int top, int right, int bottom) {

    /// Side of a whole swatch.
    static final int SIDE = 128;

    /// Swatches in a row of a picture.
    static int across(int columns) {
        return (columns + SIDE - 1) / SIDE;
    }

    /// Swatch `index`, counted along rows of swatches, of a picture.
    static Swatch at(int index, int columns, int rows) {
        int across = across(columns);
        int left = index % across * SIDE;
        int top = index / across * SIDE;
        return new Swatch(left, top, Math.min(left + SIDE, columns), Math.min(top + SIDE, rows));
    }

    /// The smallest rectangle around swatches of a picture; the whole picture when there are none.
    static Swatch around(BitSet swatches, int columns, int rows) {
        return swatches.stream()
                .mapToObj(index -> at(index, columns, rows))
                .reduce((a, b) -> new Swatch(
                        Math.min(a.left, b.left),
                        Math.min(a.top, b.top),
                        Math.max(a.right, b.right),
                        Math.max(a.bottom, b.bottom)))
                .orElse(new Swatch(0, 0, columns, rows));
    }

    /// Number of swatches of a picture.
    static int count(int columns, int rows) {
        return across(columns) * across(rows);
    }
}
