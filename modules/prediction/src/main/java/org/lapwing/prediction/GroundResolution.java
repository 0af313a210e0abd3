package org.lapwing.prediction;

import java.util.OptionalDouble;
import org.lapwing.raster.Grid;

/// The size of a pixel on the ground, in metres, as far as it can be told from the grid alone.
///
/// Projected systems are taken to be in metres. Geographic systems (EPSG codes 4000 to 4999) are in degrees, converted
/// on a sphere of 6371008.8 m at the latitude of the middle of the grid.
public final class GroundResolution {

    private static final double METRES_PER_DEGREE = Math.PI * 6_371_008.8 / 180;

    private GroundResolution() {}

    /// Geometric mean of a pixel's sides in metres; empty without georeference.
    public static OptionalDouble metres(Grid grid) {
        if (!grid.isGeoreferenced()) {
            return OptionalDouble.empty();
        }
        double side = Math.sqrt(grid.transform().pixelArea());
        if (!isGeographic(grid.crs())) {
            return OptionalDouble.of(side);
        }
        double latitude = grid.transform().y(grid.columns() / 2.0, grid.rows() / 2.0);
        double shrink = Math.sqrt(Math.max(1e-6, Math.cos(Math.toRadians(latitude))));
        return OptionalDouble.of(side * METRES_PER_DEGREE * shrink);
    }

    private static boolean isGeographic(String crs) {
        return crs.matches("EPSG:4\\d{3}") || crs.startsWith("GEOGCS") || crs.startsWith("GEOGCRS");
    }
}
