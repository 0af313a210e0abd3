package org.lapwing.raster;

import java.util.BitSet;
import java.util.Optional;

/// Puts tiles into larger windows.
public final class Tiles {

    private Tiles() {}

    /// A tile of `window` that holds `part` at its place and no data elsewhere.
    ///
    /// @param part a tile whose window lies inside `window`
    public static Tile place(Tile part, Window window) {
        var inner = part.window();
        if (!window.contains(inner)) {
            throw new IllegalArgumentException(inner + " is not inside " + window);
        }
        int left = (int) (inner.column() - window.column());
        int top = (int) (inner.row() - window.row());
        int bands = part.bands().size();
        int pixels = Math.toIntExact(window.pixels());
        var samples = Tile.newSamples(part.type(), Math.multiplyExact(pixels, bands));
        for (int band = 0; band < bands; band++) {
            for (int row = 0; row < inner.height(); row++) {
                part.copyRow(
                        band,
                        row,
                        0,
                        inner.width(),
                        samples,
                        (band * window.height() + top + row) * window.width() + left);
            }
        }
        var invalid = new BitSet(pixels);
        invalid.set(0, pixels);
        for (int row = 0; row < inner.height(); row++) {
            int from = (top + row) * window.width() + left;
            invalid.clear(from, from + inner.width());
            if (!part.isAllValid()) {
                for (int column = 0; column < inner.width(); column++) {
                    if (!part.isValid(column, row)) {
                        invalid.set(from + column);
                    }
                }
            }
        }
        return new Tile(window, part.bands(), samples, Optional.of(invalid));
    }
}
