package org.lapwing.project;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A view of the map that a person named.
///
/// @param name what the person calls it; never blank
/// @param crs reference system of the coordinates as the raster names it; empty for pixels
/// @param x map x of the middle
/// @param y map y of the middle
/// @param unitsPerPixel map units per screen unit, above 0
public record Bookmark(
        @JsonProperty(value = "name", required = true) String name,
        @JsonProperty(value = "crs", required = true) String crs,
        @JsonProperty(value = "x", required = true) double x,
        @JsonProperty(value = "y", required = true) double y,

        @JsonProperty(value = "unitsPerPixel", required = true)
        double unitsPerPixel) {

    /// Rejects views that are nowhere.
    public Bookmark {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a bookmark must have a name");
        }
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("bookmark " + name + " is at " + x + ", " + y);
        }
        if (!(unitsPerPixel > 0) || !Double.isFinite(unitsPerPixel)) {
            throw new IllegalArgumentException("bookmark " + name + " has a scale of " + unitsPerPixel);
        }
    }

    /// The same view under another name.
    public Bookmark renamed(String other) {
        return new Bookmark(other, crs, x, y, unitsPerPixel);
    }
}
