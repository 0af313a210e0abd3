package org.lapwing.labels.geometry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.Polygon;

/// Moves, adds and removes single vertices. What several shapes share stays shared: they change together.
public final class VertexEdits {

    /// Two places nearer than this share of their coordinates are one: what reading and writing files may change.
    private static final double SAME = 1e-9;

    private VertexEdits() {}

    /// Moves a vertex in all shapes that have it, or whose border passes through it.
    ///
    /// @param shapes polygons, by any key, such as the one that is edited and those around it
    /// @param from the vertex
    /// @param to where it goes; snap it first, see [Snapping#place]
    /// @return the shapes that change, by their key
    /// @throws InvalidGeometryException where a shape would cross itself or nothing of it would be left; names the
    ///     place
    public static <K> Map<K, Geometry> move(Map<K, Geometry> shapes, Coordinate from, Coordinate to)
            throws InvalidGeometryException {
        var changed = new LinkedHashMap<K, Geometry>();
        for (var each : shapes.entrySet()) {
            var shape = each.getValue();
            if (isArea(shape) && reaches(shape, from)) {
                var moved = Rings.edited(shape, ring -> moved(with(ring, from), from, to));
                changed.put(each.getKey(), checked(moved, to));
            }
        }
        return changed;
    }

    /// Adds a vertex on the border of all shapes that pass through a place, so that it can be moved in all of them.
    ///
    /// @return the shapes that change, by their key
    public static <K> Map<K, Geometry> insert(Map<K, Geometry> shapes, Coordinate at) {
        var changed = new LinkedHashMap<K, Geometry>();
        for (var each : shapes.entrySet()) {
            var shape = each.getValue();
            if (isArea(shape) && reaches(shape, at)) {
                var with = Rings.edited(shape, ring -> with(ring, at));
                if (with.getNumPoints() != shape.getNumPoints()) {
                    changed.put(each.getKey(), with);
                }
            }
        }
        return changed;
    }

    /// Removes a vertex from all shapes that have it; a hole of three vertices goes with one of them.
    ///
    /// @return the shapes that change, by their key
    /// @throws InvalidGeometryException where nothing of a shape would be left, or it would cross itself
    public static <K> Map<K, Geometry> remove(Map<K, Geometry> shapes, Coordinate vertex)
            throws InvalidGeometryException {
        var changed = new LinkedHashMap<K, Geometry>();
        for (var each : shapes.entrySet()) {
            if (isArea(each.getValue())
                    && nearestVertex(each.getValue(), vertex, reach(vertex)).isPresent()) {
                changed.put(
                        each.getKey(), checked(Rings.edited(each.getValue(), ring -> without(ring, vertex)), vertex));
            }
        }
        return changed;
    }

    /// The vertex of a shape that is nearest to a place.
    ///
    /// @param reach in units of the reference system
    /// @return empty where none is within reach
    public static Optional<Coordinate> nearestVertex(Geometry shape, Coordinate place, double reach) {
        Coordinate best = null;
        double nearest = reach;
        for (var each : shape.getCoordinates()) {
            if (each.distance(place) <= nearest) {
                nearest = each.distance(place);
                best = each;
            }
        }
        return Optional.ofNullable(best).map(Coordinate::copy);
    }

    /// The place of a shape's border that is nearest to a place, to be made a vertex.
    ///
    /// @return empty where none is within reach
    public static Optional<Coordinate> nearestBorder(Geometry shape, Coordinate place, double reach) {
        return Snapping.place(place, List.of(shape), reach).map(Snapping.Snapped::place);
    }

    private static boolean isArea(Geometry shape) {
        return !shape.isEmpty() && shape.getGeometryN(0) instanceof Polygon;
    }

    private static boolean reaches(Geometry shape, Coordinate place) {
        var bounds = shape.getEnvelopeInternal();
        bounds.expandBy(reach(place));
        return bounds.contains(place);
    }

    private static double reach(Coordinate place) {
        return SAME * Math.max(1, Math.max(Math.abs(place.x), Math.abs(place.y)));
    }

    /// The ring with a vertex at a place, where its border passes through it.
    private static Coordinate[] with(Coordinate[] ring, Coordinate at) {
        double reach = reach(at);
        var points = new ArrayList<Coordinate>();
        for (int i = 0; i < ring.length; i++) {
            boolean between = i > 0
                    && ring[i - 1].distance(at) > reach
                    && ring[i].distance(at) > reach
                    && new LineSegment(ring[i - 1], ring[i]).distance(at) <= reach;
            if (between) {
                points.add(at.copy());
            }
            points.add(ring[i]);
        }
        return points.toArray(Coordinate[]::new);
    }

    private static Coordinate[] moved(Coordinate[] ring, Coordinate from, Coordinate to) {
        double reach = reach(from);
        var points = ring.clone();
        for (int i = 0; i < points.length; i++) {
            if (points[i].distance(from) <= reach) {
                points[i] = to.copy();
            }
        }
        return points;
    }

    private static Coordinate[] without(Coordinate[] ring, Coordinate vertex) {
        double reach = reach(vertex);
        var points = new ArrayList<Coordinate>();
        for (int i = 0; i < ring.length - 1; i++) {
            if (ring[i].distance(vertex) > reach) {
                points.add(ring[i]);
            }
        }
        if (!points.isEmpty()) {
            points.add(points.getFirst().copy());
        }
        return points.toArray(Coordinate[]::new);
    }

    private static Geometry checked(Geometry shape, Coordinate place) throws InvalidGeometryException {
        if (shape.isEmpty()) {
            throw new InvalidGeometryException(
                    "Nothing of the shape would be left at " + GeometryCheck.shown(place) + "; delete it instead.",
                    place);
        }
        var fault = GeometryCheck.fault(shape);
        if (fault.isPresent()) {
            throw new InvalidGeometryException(
                    "The shape would cross itself at " + GeometryCheck.shown(fault.get())
                            + "; move the vertex to another place.",
                    fault.get());
        }
        return shape;
    }
}
