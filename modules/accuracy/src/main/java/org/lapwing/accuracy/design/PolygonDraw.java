package org.lapwing.accuracy.design;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.lapwing.accuracy.estimate.SamplingDesign;
import org.lapwing.raster.Grid;
import org.lapwing.vector.FeatureSet;

/// Draws polygons as units, all of one layer alike or a simple random sample of each stratum. A polygon counts
/// once, however large; each is told by a point within it.
public final class PolygonDraw {

    private PolygonDraw() {}

    /// The strata of a layer: one for each value of a field, or all polygons in one. Their numbers count from 0.
    ///
    /// @param field whose values are the strata; empty for one stratum
    public static List<StratumSize> strata(FeatureSet polygons, OptionalInt field) {
        var counts = new LinkedHashMap<String, Long>();
        for (int index = 0; index < polygons.features().size(); index++) {
            counts.merge(name(polygons, index, field), 1L, Long::sum);
        }
        var sizes = new ArrayList<StratumSize>();
        counts.forEach((name, units) -> sizes.add(new StratumSize(sizes.size(), name, units, OptionalDouble.empty())));
        return sizes;
    }

    /// Draws; a point's `cluster` is the number of its polygon in the layer, from 1.
    ///
    /// @param polygons in the reference system of `grid`
    /// @param sizes as [#strata] tells them
    /// @param counts units wanted of each
    /// @throws IOException where a drawn polygon has no inside
    public static DrawnDesign draw(
            FeatureSet polygons,
            Grid grid,
            OptionalInt field,
            List<StratumSize> sizes,
            List<Integer> counts,
            RandomGenerator random)
            throws IOException {
        var points = new ArrayList<DesignPoint>();
        for (int stratum = 0; stratum < sizes.size(); stratum++) {
            var size = sizes.get(stratum);
            var members = new ArrayList<Integer>();
            for (int index = 0; index < polygons.features().size(); index++) {
                if (name(polygons, index, field).equals(size.name())) {
                    members.add(index);
                }
            }
            for (long place : Draws.distinct(members.size(), counts.get(stratum), random)) {
                int index = members.get((int) place);
                var inside = polygons.features().get(index).geometry().getInteriorPoint();
                if (inside.isEmpty()) {
                    throw new IOException(polygons.name() + ", feature " + (index + 1)
                            + " has no inside, so it cannot be a unit. Remove it.");
                }
                points.add(new DesignPoint(
                        points.size() + 1L,
                        (long) Math.floor(grid.transform().column(inside.getX(), inside.getY())),
                        (long) Math.floor(grid.transform().row(inside.getX(), inside.getY())),
                        size.number(),
                        (double) counts.get(stratum) / size.units(),
                        index + 1L,
                        1));
            }
        }
        return new DrawnDesign(
                sizes.size() == 1 ? SamplingDesign.SIMPLE_RANDOM : SamplingDesign.STRATIFIED,
                sizes,
                points,
                List.of("Polygons are the units: each counts once, however large. Estimated shares are of polygons,"
                        + " not of ground."));
    }

    private static String name(FeatureSet polygons, int index, OptionalInt field) {
        return field.isEmpty()
                ? "all polygons"
                : polygons.features()
                        .get(index)
                        .value(field.getAsInt())
                        .map(Object::toString)
                        .orElse("(none)");
    }
}
