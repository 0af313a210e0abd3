package org.lapwing.labels.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/// The vertices of geometries, ring by ring.
final class Rings {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private Rings() {}

    /// The rings of polygons, closed, and points as rings of one.
    static List<Coordinate[]> of(Geometry geometry) {
        var rings = new ArrayList<Coordinate[]>();
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            if (geometry.getGeometryN(part) instanceof Polygon polygon) {
                rings.add(polygon.getExteriorRing().getCoordinates());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    rings.add(polygon.getInteriorRingN(hole).getCoordinates());
                }
            } else {
                rings.add(geometry.getGeometryN(part).getCoordinates());
            }
        }
        return rings;
    }

    /// Polygons with other rings.
    ///
    /// @param how takes the vertices of a ring, closed, and answers such; a ring of fewer than four goes, and
    ///     with a shell its holes
    /// @return not necessarily valid
    static Geometry edited(Geometry geometry, UnaryOperator<Coordinate[]> how) {
        var polygons = new ArrayList<Polygon>();
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            var polygon = (Polygon) geometry.getGeometryN(part);
            var shell = ring(polygon.getExteriorRing(), how);
            if (shell.length >= 4) {
                var holes = new ArrayList<LinearRing>();
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    var inner = ring(polygon.getInteriorRingN(hole), how);
                    if (inner.length >= 4) {
                        holes.add(GEOMETRIES.createLinearRing(inner));
                    }
                }
                polygons.add(
                        GEOMETRIES.createPolygon(GEOMETRIES.createLinearRing(shell), holes.toArray(LinearRing[]::new)));
            }
        }
        return polygons.size() == 1
                ? polygons.getFirst()
                : GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static Coordinate[] ring(LineString ring, UnaryOperator<Coordinate[]> how) {
        return how.apply(ring.getCoordinates());
    }
}
