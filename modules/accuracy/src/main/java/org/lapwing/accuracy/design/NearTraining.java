package org.lapwing.accuracy.design;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MapUnit;
import org.lapwing.vector.FeatureSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// Finds points of a sample that lie close to what a model learnt from: there a map looks better than it is.
public final class NearTraining {

    private NearTraining() {}

    /// The numbers of the points nearer than a distance.
    ///
    /// @param training shapes that were trained on, in the reference system of `grid`
    /// @param metres distance on the ground; pixels where the image has no georeference
    public static List<Long> ids(List<DesignPoint> points, Grid grid, FeatureSet training, double metres) {
        var unit = MapUnit.of(grid.crs());
        var factory = new GeometryFactory();
        var near = new ArrayList<Long>();
        for (var point : points) {
            double x = grid.transform().x(point.column() + 0.5, point.row() + 0.5);
            double y = grid.transform().y(point.column() + 0.5, point.row() + 0.5);
            // along x a unit is smallest on the ground, so this reaches far enough in both directions
            double reach = metres / unit.metres(y);
            var place = factory.createPoint(new Coordinate(x, y));
            for (int index : training.within(new Envelope(x - reach, x + reach, y - reach, y + reach))) {
                if (training.features().get(index).geometry().distance(place) <= reach) {
                    near.add(point.id());
                    break;
                }
            }
        }
        return near;
    }
}
