package org.lapwing.labels;

import org.jspecify.annotations.Nullable;
import org.lapwing.raster.Tile;

/// Turns the pixels of a label file into class indices. Immutable.
sealed interface PixelClassifier permits CodeClassifier, ColorClassifier {

    /// Writes the class index of each pixel of one row, [Legend#UNLABELLED] where there is none.
    ///
    /// @param row row of the tile
    /// @param target receives `tile.width()` indices from `offset`
    /// @param tally receives unmatched values; null to drop them, which only reduced levels may do
    void classifyRow(Tile tile, int row, byte[] target, int offset, @Nullable UnmatchedTally tally);

    /// An unmatched value as a person reads it.
    String describe(double value);

    /// What in the legend is nearest to an unmatched value; may be empty.
    String hint(double value);
}
