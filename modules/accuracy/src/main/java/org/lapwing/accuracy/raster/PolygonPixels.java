package org.lapwing.accuracy.raster;

import java.util.Optional;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Geometry;

/// Which pixels of a grid a shape may touch.
public final class PolygonPixels {

    private PolygonPixels() {}

    /// The smallest window of the grid that holds the shape's extent; empty where it lies outside.
    ///
    /// @param geometry in the grid's reference system
    public static Optional<Window> window(Geometry geometry, Grid grid) {
        if (geometry.isEmpty()) {
            return Optional.empty();
        }
        var box = geometry.getEnvelopeInternal();
        var transform = grid.transform();
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (double x : new double[] {box.getMinX(), box.getMaxX()}) {
            for (double y : new double[] {box.getMinY(), box.getMaxY()}) {
                left = Math.min(left, transform.column(x, y));
                right = Math.max(right, transform.column(x, y));
                top = Math.min(top, transform.row(x, y));
                bottom = Math.max(bottom, transform.row(x, y));
            }
        }
        long column = (long) Math.max(0, Math.floor(left));
        long row = (long) Math.max(0, Math.floor(top));
        long endColumn = (long) Math.min(grid.columns(), Math.floor(right) + 1);
        long endRow = (long) Math.min(grid.rows(), Math.floor(bottom) + 1);
        return column < endColumn && row < endRow
                ? Optional.of(
                        Window.of(column, row, Math.toIntExact(endColumn - column), Math.toIntExact(endRow - row)))
                : Optional.empty();
    }
}
