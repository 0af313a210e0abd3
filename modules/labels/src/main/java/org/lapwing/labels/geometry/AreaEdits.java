package org.lapwing.labels.geometry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/// Draws, cuts, joins and widens areas. Answers are areas only, valid, and empty where nothing is left.
public final class AreaEdits {

    /// Sides of a quarter of a circle.
    private static final int ROUNDNESS = 8;

    /// Of a brush's radius: by how much its outline may differ from the exact one, far below what a hand can do.
    private static final double STROKE_TOLERANCE = 0.02;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private AreaEdits() {}

    /// What a round brush passed over.
    ///
    /// @param way of its middle, at least one place
    /// @param radius in units of the reference system, above 0
    public static Geometry brush(List<Coordinate> way, double radius) {
        if (way.isEmpty() || !(radius > 0) || !Double.isFinite(radius)) {
            throw new IllegalArgumentException("a brush of radius " + radius + " over " + way.size() + " places");
        }
        var distinct = new ArrayList<Coordinate>();
        for (var each : way) {
            if (distinct.isEmpty() || !distinct.getLast().equals2D(each)) {
                distinct.add(each);
            }
        }
        if (distinct.size() == 1) {
            return GEOMETRIES.createPoint(distinct.getFirst()).buffer(radius, ROUNDNESS);
        }
        var line = GEOMETRIES.createLineString(distinct.toArray(Coordinate[]::new));
        // a hand's way has a vertex for each event of the mouse, far more than its shape needs
        var stroke = DouglasPeuckerSimplifier.simplify(line, radius * STROKE_TOLERANCE)
                .buffer(radius, ROUNDNESS);
        return simplify(stroke, radius * STROKE_TOLERANCE / 4);
    }

    /// What is left of an area without another: what an eraser does.
    public static Geometry subtract(Geometry from, Geometry cut) {
        return areas(OverlayNGRobust.overlay(from, cut, OverlayNG.DIFFERENCE));
    }

    /// The part that two areas share.
    public static Geometry shared(Geometry one, Geometry other) {
        return areas(OverlayNGRobust.overlay(one, other, OverlayNG.INTERSECTION));
    }

    /// Several areas as one; borders that they share go.
    public static Geometry merge(Collection<? extends Geometry> all) {
        return areas(OverlayNGRobust.union(List.copyOf(all)));
    }

    /// The parts into which a line cuts an area, at least two, the largest first.
    ///
    /// @return empty where the line does not cut it in two
    public static List<Geometry> split(Geometry area, LineString line) {
        var pieces = new ArrayList<Geometry>();
        boolean cut = false;
        for (int part = 0; part < area.getNumGeometries(); part++) {
            var one = area.getGeometryN(part);
            var faces = faces(one, line);
            cut |= faces.size() > 1;
            pieces.addAll(faces.size() > 1 ? faces : List.of(one));
        }
        if (!cut) {
            return List.of();
        }
        pieces.sort((one, other) -> Double.compare(other.getArea(), one.getArea()));
        return List.copyOf(pieces);
    }

    /// An area made wider all around, or narrower; sharp corners stay sharp to a point.
    ///
    /// @param distance in units of the reference system; below 0 to make it narrower
    public static Geometry buffer(Geometry area, double distance) {
        return areas(area.buffer(distance, ROUNDNESS));
    }

    /// An area with fewer vertices, none of whose borders moved by more than a distance; its parts and holes stay.
    public static Geometry simplify(Geometry area, double tolerance) {
        return areas(TopologyPreservingSimplifier.simplify(area, tolerance));
    }

    /// The polygons of a geometry as one: a polygon, several, or an empty one.
    static Geometry areas(Geometry geometry) {
        var polygons = new ArrayList<Polygon>();
        collect(geometry, polygons);
        return polygons.size() == 1
                ? polygons.getFirst()
                : polygons.isEmpty()
                        ? GEOMETRIES.createPolygon()
                        : GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static void collect(Geometry geometry, List<Polygon> polygons) {
        if (geometry instanceof Polygon polygon) {
            if (!polygon.isEmpty()) {
                polygons.add(polygon);
            }
            return;
        }
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getNumGeometries() > 1 || geometry.getGeometryN(i) != geometry) {
                collect(geometry.getGeometryN(i), polygons);
            }
        }
    }

    private static List<Polygon> faces(Geometry area, LineString line) {
        if (!area.getEnvelopeInternal().intersects(line.getEnvelopeInternal())) {
            return List.of();
        }
        var polygonizer = new Polygonizer();
        polygonizer.add(OverlayNGRobust.overlay(area.getBoundary(), line, OverlayNG.UNION));
        var prepared = PreparedGeometryFactory.prepare(area);
        var faces = new ArrayList<Polygon>();
        for (var face : polygonizer.getPolygons()) {
            var polygon = (Polygon) face;
            if (prepared.contains(polygon.getInteriorPoint())) { // else it is a hole, or outside
                faces.add(polygon);
            }
        }
        return faces;
    }
}
