package org.lapwing.mapview;

/// A place in the map's reference system.
///
/// @param x grows to the right
/// @param y grows upward
public record MapPoint(double x, double y) {

    /// Rejects places that are nowhere.
    public MapPoint {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("a place at " + x + ", " + y);
        }
    }
}
