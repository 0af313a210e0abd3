package org.lapwing.raster.reprojection;

import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;

/// Where each pixel of a window lies in another raster's pixels.
///
/// The window is cut into cells; inside a cell places are interpolated between its corners, wherever that agrees with
/// the exact transform at five points of the cell within a quarter of a pixel. Smooth transforms are farthest off
/// there, so no place is off by more than half a pixel; other cells are cut again, down to single pixels.
final class PixelWarp {

    /// Largest disagreement at the points that are tried, in pixels of the other raster.
    private static final double TOLERANCE = 0.25;

    private static final int SMALLEST_CELL = 2;

    private final GroundTransform toSource;
    private final GridToCrs target;
    private final Grid source;
    private final double targetScale;
    private final double sourceScale;
    private final Window window;

    /// Place of pixel (column, row): column at `2 * (row * width + column)`, row after it; NaN where it has none.
    private final double[] places;

    private PixelWarp(GroundTransform toSource, Grid target, Window window, Grid source, int sourceLevel) {
        this.toSource = toSource;
        this.target = target.transform();
        this.source = source;
        this.window = window;
        this.targetScale = Math.scalb(1.0, window.level());
        this.sourceScale = Math.scalb(1.0, -sourceLevel);
        this.places = new double[Math.toIntExact(2 * window.pixels())];
    }

    /// Places of the pixel centres of `window`, a window of `target`, in pixels of a level of `source`; (0.5, 0.5) is
    /// the centre of its first pixel.
    static double[] places(GroundTransform toSource, Grid target, Window window, Grid source, int sourceLevel) {
        var warp = new PixelWarp(toSource, target, window, source, sourceLevel);
        warp.fill(0, 0, window.width() - 1, window.height() - 1);
        return warp.places;
    }

    /// Fills the cell between two pixels, both included.
    private void fill(int left, int top, int right, int bottom) {
        if (right - left < SMALLEST_CELL || bottom - top < SMALLEST_CELL) {
            exact(left, top, right, bottom);
            return;
        }
        double middleX = (left + right) * 0.5;
        double middleY = (top + bottom) * 0.5;
        var points = new double[] {
            left, top, right, top, left, bottom, right, bottom, middleX, top, left, middleY, middleX, middleY, right,
            middleY, middleX, bottom
        };
        toPixels(points, 9);
        if (agrees(points)) {
            interpolate(left, top, right, bottom, points);
            return;
        }
        int x = (left + right) / 2;
        int y = (top + bottom) / 2;
        fill(left, top, x, y);
        fill(x + 1, top, right, y);
        fill(left, y + 1, x, bottom);
        fill(x + 1, y + 1, right, bottom);
    }

    private static boolean agrees(double[] points) {
        double[] shares = {0.5, 0, 0, 0.5, 0.5, 0.5, 1, 0.5, 0.5, 1};
        for (int i = 0; i < 5; i++) {
            double x = shares[2 * i];
            double y = shares[2 * i + 1];
            double column = points[8 + 2 * i] - between(points, 0, x, y);
            double row = points[9 + 2 * i] - between(points, 1, x, y);
            if (!(Math.hypot(column, row) <= TOLERANCE)) { // NaN is no agreement
                return false;
            }
        }
        return true;
    }

    private static double between(double[] corners, int axis, double x, double y) {
        double top = corners[axis] + x * (corners[2 + axis] - corners[axis]);
        double bottom = corners[4 + axis] + x * (corners[6 + axis] - corners[4 + axis]);
        return top + y * (bottom - top);
    }

    private void interpolate(int left, int top, int right, int bottom, double[] corners) {
        for (int row = top; row <= bottom; row++) {
            double y = (double) (row - top) / (bottom - top);
            for (int column = left; column <= right; column++) {
                double x = (double) (column - left) / (right - left);
                int at = 2 * (row * window.width() + column);
                places[at] = between(corners, 0, x, y);
                places[at + 1] = between(corners, 1, x, y);
            }
        }
    }

    private void exact(int left, int top, int right, int bottom) {
        int count = (right - left + 1) * (bottom - top + 1);
        if (count <= 0) {
            return;
        }
        var points = new double[2 * count];
        int next = 0;
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                points[next++] = column;
                points[next++] = row;
            }
        }
        toPixels(points, count);
        next = 0;
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                int at = 2 * (row * window.width() + column);
                places[at] = points[next++];
                places[at + 1] = points[next++];
            }
        }
    }

    /// From pixels of the window (counted at centres) to the other raster's pixels, exactly.
    private void toPixels(double[] points, int count) {
        for (int i = 0; i < 2 * count; i += 2) {
            double column = (window.column() + points[i] + 0.5) * targetScale;
            double row = (window.row() + points[i + 1] + 0.5) * targetScale;
            points[i] = target.x(column, row);
            points[i + 1] = target.y(column, row);
        }
        toSource.transform(points, count);
        var transform = source.transform();
        for (int i = 0; i < 2 * count; i += 2) {
            double x = points[i];
            double y = points[i + 1];
            points[i] = transform.column(x, y) * sourceScale;
            points[i + 1] = transform.row(x, y) * sourceScale;
        }
    }
}
