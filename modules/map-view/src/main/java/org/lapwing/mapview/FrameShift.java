package org.lapwing.mapview;

import java.util.BitSet;
import java.util.Optional;

/// A frame that shows the one before, moved by whole device pixels: what was painted can be kept.
///
/// @param right device pixels the old picture moves to the right
/// @param down device pixels the old picture moves down
record FrameShift(int right, int down) {

    private static final double WHOLE = 1e-5;

    /// The move from one frame to the next, empty when more than the place differs or nothing is kept.
    static Optional<FrameShift> between(FramePlan before, FramePlan after) {
        var old = before.frame();
        var now = after.frame();
        boolean alike = old.unitsPerPixel() == now.unitsPerPixel()
                && old.viewport().outputScale() == now.viewport().outputScale()
                && old.columns() == now.columns()
                && old.rows() == now.rows()
                && old.layers().equals(now.layers())
                // Stripes stand still on the screen, so they cannot be moved along.
                && before.failed().isEmpty()
                && after.failed().isEmpty();
        double right = (old.left() - now.left()) / now.unitsPerPixel();
        double down = (now.top() - old.top()) / now.unitsPerPixel();
        if (!alike
                || Math.abs(right - Math.rint(right)) > WHOLE
                || Math.abs(down - Math.rint(down)) > WHOLE
                || Math.abs(right) >= now.columns()
                || Math.abs(down) >= now.rows()) {
            return Optional.empty();
        }
        return Optional.of(new FrameShift((int) Math.rint(right), (int) Math.rint(down)));
    }

    /// The swatches that the moved picture does not fill.
    BitSet exposed(int columns, int rows) {
        var swatches = new BitSet();
        for (int index = 0; index < Swatch.count(columns, rows); index++) {
            var swatch = Swatch.at(index, columns, rows);
            if (swatch.left() < right
                    || swatch.right() > columns + right
                    || swatch.top() < down
                    || swatch.bottom() > rows + down) {
                swatches.set(index);
            }
        }
        return swatches;
    }
}
