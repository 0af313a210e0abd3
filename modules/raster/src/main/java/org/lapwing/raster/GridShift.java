package org.lapwing.raster;

import java.util.Optional;

/// How far a grid's pixels are shifted against those of a larger grid on whose pixels they lie exactly.
///
/// @param columns column of the larger grid that is column 0 of the part
/// @param rows row of the larger grid that is row 0 of the part
public record GridShift(long columns, long rows) {

    /// No shift.
    public static final GridShift NONE = new GridShift(0, 0);

    /// How far from a whole pixel still counts as exact, in pixels, summed over the whole part.
    private static final double TOLERANCE = 1e-3;

    /// The shift of `part` against `whole`; empty where its pixels are not pixels of `whole`, or one of them has no
    /// place on the ground.
    public static Optional<GridShift> of(Grid whole, Grid part) {
        if (!whole.isGeoreferenced() || !whole.crs().equals(part.crs())) {
            return Optional.empty();
        }
        var to = whole.transform();
        var from = part.transform();
        double column = to.column(from.originX(), from.originY());
        double row = to.row(from.originX(), from.originY());
        var shift = new GridShift(Math.round(column), Math.round(row));
        double farX = from.x(part.columns(), part.rows());
        double farY = from.y(part.columns(), part.rows());
        boolean exact = Math.abs(column - shift.columns) < TOLERANCE
                && Math.abs(row - shift.rows) < TOLERANCE
                && Math.abs(to.column(farX, farY) - shift.columns - part.columns()) < TOLERANCE
                && Math.abs(to.row(farX, farY) - shift.rows - part.rows()) < TOLERANCE;
        return exact && shift.isInside(whole, part) ? Optional.of(shift) : Optional.empty();
    }

    /// A window of the larger grid, counted in pixels of the part.
    public Window toPart(Window window) {
        return new Window(window.column() - columns, window.row() - rows, window.width(), window.height(), 0);
    }

    private boolean isInside(Grid whole, Grid part) {
        return columns >= 0
                && rows >= 0
                && columns + part.columns() <= whole.columns()
                && rows + part.rows() <= whole.rows();
    }
}
