package org.lapwing.prediction;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.raster.Window;

/// Neighbouring patches whose imagery is read in one piece.
///
/// @param column column of the first patch
/// @param row row of the first patch
/// @param columns patches side by side, at least 1
/// @param rows patches one above the other, at least 1
record PatchBlock(long column, long row, int columns, int rows) {

    /// The patches, row by row.
    List<PatchKey> keys() {
        var keys = new ArrayList<PatchKey>(columns * rows);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                keys.add(new PatchKey(column + x, row + y));
            }
        }
        return keys;
    }

    /// The imagery that all of them need, possibly reaching outside the image.
    Window input(PatchGrid patches) {
        int core = patches.core();
        return Window.of(column * core, row * core, columns * core, rows * core).grow(patches.margin());
    }
}
