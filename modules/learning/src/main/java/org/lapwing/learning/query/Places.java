package org.lapwing.learning.query;

import java.util.function.IntConsumer;
import org.lapwing.raster.Window;

/// The places of a described patch's core that belong to a patch of a pool: those whose middle lies in it.
///
/// @param firstColumn first column of places within the core
/// @param endColumn column behind the last; equal to the first where there is none
/// @param firstRow first row of places within the core
/// @param endRow row behind the last
record Places(int firstColumn, int endColumn, int firstRow, int endRow) {

    /// @param patch in image pixels
    /// @param core in image pixels, aligned to the stride
    /// @param stride image pixels per place
    static Places of(Window patch, Window core, int stride) {
        int firstColumn = first(patch.column() - core.column(), stride, core.width());
        int firstRow = first(patch.row() - core.row(), stride, core.height());
        return new Places(
                firstColumn,
                Math.max(firstColumn, first(patch.endColumn() - core.column(), stride, core.width())),
                firstRow,
                Math.max(firstRow, first(patch.endRow() - core.row(), stride, core.height())));
    }

    /// The first place whose middle, `(place + 0.5) * stride`, does not lie before a pixel edge.
    private static int first(long edge, int stride, int length) {
        return Math.clamp(Math.ceilDiv(2 * edge - stride, 2L * stride), 0, length / stride);
    }

    /// Goes over the places by rows.
    ///
    /// @param columns places in a row of the core
    /// @param place takes `row * columns + column`
    void forEach(int columns, IntConsumer place) {
        for (int row = firstRow; row < endRow; row++) {
            for (int column = firstColumn; column < endColumn; column++) {
                place.accept(row * columns + column);
            }
        }
    }
}
