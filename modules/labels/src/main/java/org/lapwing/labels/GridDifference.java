package org.lapwing.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lapwing.raster.Grid;

/// How the pixels of two rasters fail to coincide.
///
/// @param sentence states every difference: size, origin in pixels, pixel size, reference system
public record GridDifference(String sentence) {

    /// Pixels of two rasters coincide when no corner of the one lies farther than this from the other's, in pixels.
    public static final double TOLERANCE_PIXELS = 0.05;

    /// What differs, empty where each pixel of one raster is the same pixel of the other.
    ///
    /// A raster without georeference coincides with any raster of its size, pixel for pixel.
    ///
    /// @param firstName what to call the first in the sentence, such as `image`
    /// @param secondName what to call the second, such as `label raster`
    public static Optional<GridDifference> between(String firstName, Grid first, String secondName, Grid second) {
        var parts = new ArrayList<String>();
        if (first.columns() != second.columns() || first.rows() != second.rows()) {
            parts.add("the %s has %d × %d pixels and the %s %d × %d"
                    .formatted(firstName, first.columns(), first.rows(), secondName, second.columns(), second.rows()));
        }
        if (first.isGeoreferenced() && second.isGeoreferenced()) {
            if (CrsRelation.between(first.crs(), second.crs()).isSame()) {
                parts.addAll(transformDifferences(firstName, first, secondName, second));
            } else {
                parts.add("the %s is in %s and the %s in %s"
                        .formatted(
                                firstName,
                                CrsRelation.shortName(first.crs()),
                                secondName,
                                CrsRelation.shortName(second.crs())));
            }
        } else if (!parts.isEmpty() && first.isGeoreferenced() != second.isGeoreferenced()) {
            parts.add("the %s has no georeference".formatted(first.isGeoreferenced() ? secondName : firstName));
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new GridDifference("The %s and the %s do not lie on the same pixels: %s."
                .formatted(firstName, secondName, String.join("; ", parts))));
    }

    private static List<String> transformDifferences(String firstName, Grid first, String secondName, Grid second) {
        var from = first.transform();
        var to = second.transform();
        double worst = 0;
        for (long column : new long[] {0, second.columns()}) {
            for (long row : new long[] {0, second.rows()}) {
                double x = to.x((double) column, (double) row);
                double y = to.y((double) column, (double) row);
                worst = Math.max(worst, Math.abs(from.column(x, y) - column));
                worst = Math.max(worst, Math.abs(from.row(x, y) - row));
            }
        }
        if (worst <= TOLERANCE_PIXELS) {
            return List.of();
        }
        var parts = new ArrayList<String>();
        boolean sameSteps = close(from.columnX(), to.columnX(), from.columnSize())
                && close(from.columnY(), to.columnY(), from.columnSize())
                && close(from.rowX(), to.rowX(), from.rowSize())
                && close(from.rowY(), to.rowY(), from.rowSize());
        if (!sameSteps) {
            parts.add("a pixel of the %s is %s × %s%s and one of the %s %s × %s%s"
                    .formatted(
                            firstName,
                            number(from.columnSize()),
                            number(from.rowSize()),
                            from.isNorthUp() ? "" : " (turned)",
                            secondName,
                            number(to.columnSize()),
                            number(to.rowSize()),
                            to.isNorthUp() ? "" : " (turned)"));
        }
        double columns = from.column(to.originX(), to.originY());
        double rows = from.row(to.originX(), to.originY());
        if (Math.abs(columns) > TOLERANCE_PIXELS || Math.abs(rows) > TOLERANCE_PIXELS) {
            parts.add("the %s begins %s columns and %s rows from the %s's corner"
                    .formatted(secondName, number(columns), number(rows), firstName));
        }
        if (parts.isEmpty()) {
            parts.add("their corners drift apart by %s pixels".formatted(number(worst)));
        }
        return parts;
    }

    private static boolean close(double first, double second, double step) {
        return Math.abs(first - second) <= 1e-6 * step;
    }

    private static String number(double value) {
        var text = Math.abs(value) >= 0.01
                ? String.format(Locale.ROOT, "%.3f", value)
                : String.format(Locale.ROOT, "%.9f", value);
        var shortest = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        return shortest.equals("-0") ? "0" : shortest;
    }
}
