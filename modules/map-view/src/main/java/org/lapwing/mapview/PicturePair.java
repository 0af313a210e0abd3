package org.lapwing.mapview;

import java.util.BitSet;

/// Two pictures of one size that take turns: one is on the screen while the other is painted. Used by the painter's
/// thread only.
final class PicturePair {

    private Picture front = new Picture(1, 1);
    private Picture back = new Picture(1, 1);

    /// Swatches in which the back picture lags behind the front one.
    private final BitSet behind = new BitSet();

    /// The back picture for a whole new frame; its contents are arbitrary.
    Picture forFrame(int columns, int rows) {
        if (!back.hasSize(columns, rows)) {
            back = new Picture(columns, rows);
        }
        behind.clear();
        behind.set(0, Swatch.count(columns, rows));
        return back;
    }

    /// The picture on the screen or on its way there.
    Picture front() {
        return front;
    }

    /// A copy of the swatches in which the back picture lags behind the front one.
    BitSet lagging() {
        return (BitSet) behind.clone();
    }

    /// The back picture, equal to the front one outside `repainted`.
    Picture forRefinement(BitSet repainted) {
        behind.andNot(repainted);
        for (int index = behind.nextSetBit(0); index >= 0; index = behind.nextSetBit(index + 1)) {
            back.copy(Swatch.at(index, back.columns(), back.rows()), front);
        }
        behind.clear();
        // Should the refinement be given up half-way, these are what has to be made good.
        behind.or(repainted);
        return back;
    }

    /// Brings the back picture to the front.
    ///
    /// @param repainted swatches that the former front picture lacks now
    void swap(BitSet repainted) {
        var former = front;
        front = back;
        back = former;
        behind.clear();
        behind.or(repainted);
        if (!back.hasSize(front.columns(), front.rows())) {
            back = new Picture(front.columns(), front.rows());
            behind.set(0, Swatch.count(front.columns(), front.rows()));
        }
    }
}
