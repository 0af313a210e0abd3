package org.lapwing.mapview;

/// An upright rectangle of positions; edges included.
record Extent(double left, double top, double right, double bottom) {

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
