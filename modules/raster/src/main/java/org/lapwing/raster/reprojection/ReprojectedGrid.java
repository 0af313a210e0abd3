package org.lapwing.raster.reprojection;

import java.io.IOException;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;

/// Lays a grid in another reference system over the ground of a grid.
final class ReprojectedGrid {

    /// Points along each side, and across the inside, that the extent is taken from.
    private static final int POINTS = 41;

    private static final double MOST_PIXELS_A_SIDE = 1 << 30;

    private ReprojectedGrid() {}

    /// A north-up grid of square pixels that covers `source` and has about as many pixels along the diagonal.
    ///
    /// @throws IOException where the ground of `source` has no place in `crs`
    static Grid of(Grid source, String crs) throws IOException {
        var points = new double[2 * POINTS * POINTS];
        int next = 0;
        for (int i = 0; i < POINTS; i++) {
            for (int j = 0; j < POINTS; j++) {
                double column = (double) source.columns() * j / (POINTS - 1);
                double row = (double) source.rows() * i / (POINTS - 1);
                points[next++] = source.transform().x(column, row);
                points[next++] = source.transform().y(column, row);
            }
        }
        GroundTransform.between(source.crs(), crs).transform(points, POINTS * POINTS);
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.length; i += 2) {
            if (Double.isFinite(points[i]) && Double.isFinite(points[i + 1])) {
                left = Math.min(left, points[i]);
                right = Math.max(right, points[i]);
                bottom = Math.min(bottom, points[i + 1]);
                top = Math.max(top, points[i + 1]);
            }
        }
        double pixel = Math.hypot(right - left, top - bottom) / Math.hypot(source.columns(), source.rows());
        if (!(pixel > 0)
                || !Double.isFinite(pixel)
                || (right - left) / pixel > MOST_PIXELS_A_SIDE
                || (top - bottom) / pixel > MOST_PIXELS_A_SIDE) {
            throw new IOException("The ground of this raster has no place in " + crs
                    + ". Choose a map reference system whose area of use covers it.");
        }
        // a pixel more on each side: the edge bends between the points
        double width = Math.ceil((right - left) / pixel) + 2;
        double height = Math.ceil((top - bottom) / pixel) + 2;
        return new Grid(
                (long) width, (long) height, new GridToCrs(left - pixel, pixel, 0, top + pixel, 0, -pixel), crs);
    }
}
