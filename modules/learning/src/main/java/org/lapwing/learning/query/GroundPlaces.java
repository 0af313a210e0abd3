package org.lapwing.learning.query;

import java.io.IOException;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.lapwing.raster.MapUnit;
import org.lapwing.raster.reprojection.GroundTransform;

/// Where the middles of patches lie on the ground, and how far from each other.
///
/// Images of one projected system in a unit of length are measured in its plane; all others on the ellipsoid
/// WGS 84 (Karney 2013).
final class GroundPlaces {

    private static final double SHORTEST_DEGREE_METRES = 110_570; // of latitude, at the equator

    private final double[] x;
    private final double[] y;
    /// Metres of one unit of the plane; 0 where coordinates are degrees.
    private final double planeUnit;

    private GroundPlaces(double[] x, double[] y, double planeUnit) {
        this.x = x;
        this.y = y;
        this.planeUnit = planeUnit;
    }

    /// The middles of all patches of a pool.
    ///
    /// @throws IOException where an image has no georeference or its system is not known; names the remedy
    static GroundPlaces of(PatchPool pool) throws IOException {
        for (var image : pool.images()) {
            if (!image.grid().isGeoreferenced()) {
                throw new IOException(image.name() + " has no georeference, so ground distances on it are unknown."
                        + " Ask without a minimum distance.");
            }
        }
        var systems = pool.images().stream()
                .map(image -> image.grid().crs())
                .distinct()
                .toList();
        var unit = MapUnit.of(systems.getFirst());
        boolean plane = systems.size() == 1 && unit.kind() == MapUnit.Kind.METRE;
        var x = new double[pool.size()];
        var y = new double[pool.size()];
        var transforms = new GroundTransform[pool.images().size()];
        for (int i = 0; i < transforms.length && !plane; i++) {
            transforms[i] = GroundTransform.between(pool.images().get(i).grid().crs(), "EPSG:4326");
        }
        for (int i = 0; i < x.length; i++) {
            var patch = pool.patches().get(i);
            var to = pool.images().get(patch.image()).grid().transform();
            double column = patch.window().column() + patch.window().width() / 2.0;
            double row = patch.window().row() + patch.window().height() / 2.0;
            double[] xy = {to.x(column, row), to.y(column, row)};
            if (!plane) {
                transforms[patch.image()].transform(xy, 1);
            }
            x[i] = xy[0];
            y[i] = xy[1];
        }
        return new GroundPlaces(x, y, plane ? unit.size() : 0);
    }

    /// Metres between the middles of two patches.
    double metres(int one, int other) {
        return planeUnit > 0
                ? Math.hypot(x[one] - x[other], y[one] - y[other]) * planeUnit
                : Geodesic.WGS84.Inverse(y[one], x[one], y[other], x[other], GeodesicMask.DISTANCE).s12;
    }

    /// Whether two patches lie nearer than so many metres.
    boolean isNearer(int one, int other, double metres) {
        double apart = Math.abs(y[one] - y[other]) * (planeUnit > 0 ? planeUnit : SHORTEST_DEGREE_METRES);
        return apart < metres && metres(one, other) < metres;
    }

    /// Whether a patch lies nearer than so many metres to any of several.
    boolean isNearAny(int one, List<Integer> others, double metres) {
        for (int other : others) {
            if (isNearer(one, other, metres)) {
                return true;
            }
        }
        return false;
    }
}
