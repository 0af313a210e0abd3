package org.lapwing.workbench.service;

import java.util.Optional;
import org.lapwing.mapview.MapPoint;

/// From map coordinates to longitude and latitude in degrees on WGS 84, and back. Quick; for the UI thread.
@FunctionalInterface
public interface LonLatTransform {

    /// Longitude and latitude in degrees; both NaN where the place has none.
    LonLat at(double x, double y);

    /// The way back; empty where the map does not reach there, or knows no way.
    default Optional<MapPoint> place(LonLat at) {
        return Optional.empty();
    }

    /// A place on the ellipsoid.
    ///
    /// @param longitude degrees east
    /// @param latitude degrees north
    record LonLat(double longitude, double latitude) {}
}
