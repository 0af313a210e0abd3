package org.lapwing.mapview;

import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;

/// An upright rectangle of positions; edges included.
record Extent(double left, double top, double right, double bottom) {

    /// The ground of some pixels of an upright grid.
    static Extent of(Grid grid, Window window) {
        var transform = grid.transform();
        return new Extent(
                transform.x(window.column(), window.row()),
                transform.y(window.column(), window.row()),
                transform.x(window.endColumn(), window.endRow()),
                transform.y(window.endColumn(), window.endRow()));
    }

    /// The smallest one around points given as x, y, x, y …
    static Extent of(double... points) {
        double left = points[0];
        double right = points[0];
        double top = points[1];
        double bottom = points[1];
        for (int i = 2; i < points.length; i += 2) {
            left = Math.min(left, points[i]);
            right = Math.max(right, points[i]);
            top = Math.min(top, points[i + 1]);
            bottom = Math.max(bottom, points[i + 1]);
        }
        return new Extent(left, top, right, bottom);
    }

    boolean meets(double otherLeft, double otherTop, double otherRight, double otherBottom) {
        return left < otherRight && right > otherLeft && top < otherBottom && bottom > otherTop;
    }
}
