package org.lapwing.workbench.service;

/// From map coordinates to longitude and latitude in degrees on WGS 84. Quick; for the UI thread.
@FunctionalInterface
public interface LonLatTransform {

    /// Longitude and latitude in degrees; both NaN where the place has none.
    LonLat at(double x, double y);

    /// A place on the ellipsoid.
    ///
    /// @param longitude degrees east
    /// @param latitude degrees north
    record LonLat(double longitude, double latitude) {}
}
