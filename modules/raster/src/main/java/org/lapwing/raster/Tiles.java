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
        if (!window.contains(part.window())) {
            throw new IllegalArgumentException(part.window() + " is not inside " + window);
        }
        int pixels = Math.toIntExact(window.pixels());
        var samples = Tile.newSamples(
                part.type(), Math.multiplyExact(pixels, part.bands().size()));
        var invalid = new BitSet(pixels);
        invalid.set(0, pixels);
        paste(part, part.window(), window, samples, invalid);
        return new Tile(window, part.bands(), samples, Optional.of(invalid));
    }

    /// Copies the pixels of `part` from a tile to their places among those of `window`, and says which hold no data.
    ///
    /// @param part inside the tile's window and inside `window`, all of one level
    /// @param samples of `window`, band by band and row by row, in the array kind of the tile's type
    /// @param invalid of `window`; bits of other pixels stay as they are
    public static void paste(Tile tile, Window part, Window window, Object samples, BitSet invalid) {
        int left = (int) (part.column() - tile.window().column());
        int top = (int) (part.row() - tile.window().row());
        int toLeft = (int) (part.column() - window.column());
        int toTop = (int) (part.row() - window.row());
        int pixels = (int) window.pixels();
        for (int row = 0; row < part.height(); row++) {
            int to = (toTop + row) * window.width() + toLeft;
            for (int band = 0; band < tile.bands().size(); band++) {
                tile.copyRow(band, top + row, left, part.width(), samples, band * pixels + to);
            }
            invalid.clear(to, to + part.width());
            if (!tile.isAllValid()) {
                for (int column = 0; column < part.width(); column++) {
                    if (!tile.isValid(left + column, top + row)) {
                        invalid.set(to + column);
                    }
                }
            }
        }
    }
}
