package org.lapwing.learning.query;

import java.util.Locale;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MapUnit;

/// How large the patches of a pool are.
public sealed interface PatchSize {

    /// Fewest pixels along a side of a patch: fewer show nothing that a person could label.
    int FEWEST_PIXELS = 8;

    /// Most pixels along a side of a patch.
    int MOST_PIXELS = 4096;

    /// Squares of so many pixels.
    ///
    /// @param side 8 to 4096
    record Pixels(int side) implements PatchSize {

        /// Rejects sides that show nothing or too much.
        public Pixels {
            if (side < FEWEST_PIXELS || side > MOST_PIXELS) {
                throw new IllegalArgumentException(
                        "patches of " + side + " pixels; give " + FEWEST_PIXELS + " to " + MOST_PIXELS);
            }
        }
    }

    /// Squares of so many metres on the ground, rounded to whole pixels; in degrees they have more columns than
    /// rows of a pixel's size.
    ///
    /// @param side above 0
    record Metres(double side) implements PatchSize {

        /// Rejects sides that are no lengths.
        public Metres {
            if (!(side > 0) || !Double.isFinite(side)) {
                throw new IllegalArgumentException("patches of " + side + " m; give a length above 0");
            }
        }
    }

    /// Columns and rows of a patch.
    ///
    /// @param columns pixels from left to right
    /// @param rows pixels from top to bottom
    record Sides(int columns, int rows) {}

    /// Columns and rows of a patch on an image. Metres are those at the middle of the image.
    ///
    /// @param name what to call the image in messages
    /// @throws IllegalArgumentException where metres are asked for and the image has no georeference, or a side
    ///     comes out too short or too long; names the remedy
    default Sides on(Grid grid, String name) {
        return switch (this) {
            case Pixels(int side) -> new Sides(side, side);
            case Metres(double side) -> {
                if (!grid.isGeoreferenced()) {
                    throw new IllegalArgumentException(
                            name + " has no georeference, so metres are unknown on it; give the size in pixels");
                }
                var to = grid.transform();
                var unit = MapUnit.of(grid.crs());
                double middle = to.y(grid.columns() / 2.0, grid.rows() / 2.0);
                double across = unit.metres(middle);
                double along = unit.squareMetres(middle) / across;
                yield new Sides(
                        pixels(side / (Math.hypot(to.columnX() * across, to.columnY() * along)), side, name),
                        pixels(side / (Math.hypot(to.rowX() * across, to.rowY() * along)), side, name));
            }
        };
    }

    private static int pixels(double exact, double metres, String name) {
        long rounded = Math.round(exact);
        if (rounded < FEWEST_PIXELS || rounded > MOST_PIXELS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "patches of %s m are %d pixels on %s; give a size of %d to %d pixels there",
                    metres,
                    rounded,
                    name,
                    FEWEST_PIXELS,
                    MOST_PIXELS));
        }
        return (int) rounded;
    }
}
