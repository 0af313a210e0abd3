package org.lapwing.vector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import net.sf.geographiclib.PolygonArea;
import org.lapwing.raster.reprojection.GroundTransform;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/// Lengths and areas on the ellipsoid WGS 84, after C. F. F. Karney, Algorithms for geodesics (2013).
///
/// Long edges that are straight on the map are cut into short pieces first, so that what is measured is what is drawn.
public final class GroundMeasure {

    /// Below so many degrees a line that is straight on the map and a geodesic are one, to less than a millimetre.
    private static final double SHORT_DEGREES = 0.002;

    private static final int PIECES = 16;
    private static final String DEGREES = "EPSG:4326";

    /// From map coordinates to longitude and latitude in degrees.
    @FunctionalInterface
    public interface ToDegrees {

        /// Longitude as x and latitude as y; both NaN where the place has none.
        Coordinate at(double x, double y);
    }

    private final ToDegrees toDegrees;

    /// @param toDegrees from map coordinates to degrees
    public GroundMeasure(ToDegrees toDegrees) {
        this.toDegrees = toDegrees;
    }

    /// Measures what is in a reference system. The first look-up of a process takes about a second.
    ///
    /// @param crs `EPSG:n` or WKT
    /// @throws IOException where it is not known
    public static GroundMeasure in(String crs) throws IOException {
        var transform = GroundTransform.between(crs, DEGREES);
        return new GroundMeasure((x, y) -> {
            var place = new double[] {x, y};
            transform.transform(place, 1);
            return new Coordinate(place[0], place[1]);
        });
    }

    /// Length of a line in metres; NaN where a part of it has no place on the earth.
    public double metres(List<Coordinate> line) {
        var points = densified(line);
        double metres = 0;
        for (int index = 1; index < points.size(); index++) {
            var from = points.get(index - 1);
            var to = points.get(index);
            metres += Geodesic.WGS84.Inverse(from.y, from.x, to.y, to.x, GeodesicMask.DISTANCE).s12;
        }
        return metres;
    }

    /// Length of the outline of a ring in metres.
    public double outlineMetres(List<Coordinate> ring) {
        return metres(closed(ring));
    }

    /// Area inside a ring in square metres, whichever way round it goes; NaN where it has no place on the earth.
    public double squareMetres(List<Coordinate> ring) {
        var area = new PolygonArea(Geodesic.WGS84, false);
        for (var point : densified(closed(ring))) {
            area.AddPoint(point.y, point.x);
        }
        return Math.abs(area.Compute().area);
    }

    /// Area of all polygons of a geometry in square metres, without their holes; NaN where one has no place on the
    /// earth.
    public double squareMetres(Geometry geometry) {
        double sum = 0;
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            if (geometry.getGeometryN(part) instanceof Polygon polygon && !polygon.isEmpty()) {
                sum += squareMetres(Arrays.asList(polygon.getExteriorRing().getCoordinates()));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    sum -= squareMetres(
                            Arrays.asList(polygon.getInteriorRingN(hole).getCoordinates()));
                }
            }
        }
        return sum;
    }

    private static List<Coordinate> closed(List<Coordinate> ring) {
        var all = new ArrayList<>(ring);
        if (!ring.isEmpty()) {
            all.add(ring.getFirst());
        }
        return all;
    }

    private List<Coordinate> densified(List<Coordinate> line) {
        var points = new ArrayList<Coordinate>();
        for (int index = 0; index < line.size(); index++) {
            var to = line.get(index);
            var end = toDegrees.at(to.x, to.y);
            if (index > 0) {
                var before = points.getLast();
                var from = line.get(index - 1);
                boolean isShort =
                        Math.abs(end.x - before.x) < SHORT_DEGREES && Math.abs(end.y - before.y) < SHORT_DEGREES;
                for (int piece = 1; piece < PIECES && !isShort; piece++) {
                    double share = (double) piece / PIECES;
                    points.add(toDegrees.at(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share));
                }
            }
            points.add(end);
        }
        return points;
    }
}
