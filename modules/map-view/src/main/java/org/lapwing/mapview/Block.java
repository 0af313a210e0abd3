package org.lapwing.mapview;

import java.util.BitSet;

/// A rectangle of device pixels of a picture; right and bottom edges exclusive.
///
/// Pictures are made block by block: what one tile changes is a few blocks, and work that is no longer wanted stops
/// between two of them.
record Block(int left, int top, int right, int bottom) {

    /// Side of a whole block.
    static final int SIDE = 128;

    /// Blocks in a row of a picture.
    static int across(int columns) {
        return (columns + SIDE - 1) / SIDE;
    }

    /// Block `index`, counted along rows of blocks, of a picture.
    static Block at(int index, int columns, int rows) {
        int across = across(columns);
        int left = index % across * SIDE;
        int top = index / across * SIDE;
        return new Block(left, top, Math.min(left + SIDE, columns), Math.min(top + SIDE, rows));
    }

    /// The smallest rectangle around blocks of a picture; the whole picture when there are none.
    static Block around(BitSet blocks, int columns, int rows) {
        return blocks.stream()
                .mapToObj(index -> at(index, columns, rows))
                .reduce((a, b) -> new Block(
                        Math.min(a.left, b.left),
                        Math.min(a.top, b.top),
                        Math.max(a.right, b.right),
                        Math.max(a.bottom, b.bottom)))
                .orElse(new Block(0, 0, columns, rows));
    }

    /// Number of blocks of a picture.
    static int count(int columns, int rows) {
        return across(columns) * across(rows);
    }
}
