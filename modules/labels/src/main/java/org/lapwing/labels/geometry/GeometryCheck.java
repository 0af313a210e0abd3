package org.lapwing.labels.geometry;

import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;

/// Says which geometries annotations may have, and mends those that nearly are such.
public final class GeometryCheck {

    /// Vertices of one annotation; a shape with more is cut into parts or simplified first.
    public static final int MOST_VERTICES = 50_000;

    private GeometryCheck() {}

    /// Checks a geometry, and mends self-crossings, repeated rings and spikes where something is left after it.
    ///
    /// A single part of a collection stands for itself after it.
    ///
    /// @throws InvalidGeometryException where it is of a kind that no annotation has, is empty, has too many
    ///     vertices, lies nowhere, or nothing of it is left after mending
    public static CheckedGeometry of(Geometry geometry) throws InvalidGeometryException {
        if (!(geometry instanceof Point
                || geometry instanceof MultiPoint
                || geometry instanceof Polygon
                || geometry instanceof MultiPolygon)) {
            throw new InvalidGeometryException(
                    "A " + geometry.getGeometryType() + " has no inside; draw a polygon or a point, or widen a line"
                            + " into a polygon.",
                    null);
        }
        if (geometry.isEmpty()) {
            throw new InvalidGeometryException("The shape is empty; draw it again.", null);
        }
        if (geometry.getNumPoints() > MOST_VERTICES) {
            throw new InvalidGeometryException(
                    String.format(
                            Locale.ROOT,
                            "The shape has %,d vertices, and %,d is the most; simplify it or split it.",
                            geometry.getNumPoints(),
                            MOST_VERTICES),
                    null);
        }
        for (var coordinate : geometry.getCoordinates()) {
            if (!Double.isFinite(coordinate.x) || !Double.isFinite(coordinate.y)) {
                throw new InvalidGeometryException("The shape has a vertex that lies nowhere; draw it again.", null);
            }
        }
        var wrong = new IsValidOp(geometry).getValidationError();
        if (wrong == null) {
            return new CheckedGeometry(single(geometry), Optional.empty());
        }
        var place = wrong.getCoordinate();
        var mended = GeometryFixer.fix(geometry);
        if (mended.isEmpty() || mended.getDimension() != geometry.getDimension()) {
            throw new InvalidGeometryException(
                    "The shape encloses nothing at " + shown(place) + "; draw it again.", place);
        }
        return new CheckedGeometry(single(mended), Optional.of(place));
    }

    /// Where a geometry is not valid, to be shown while it is drawn; empty where it is.
    public static Optional<Coordinate> fault(Geometry geometry) {
        return Optional.ofNullable(new IsValidOp(geometry).getValidationError()).map(error -> error.getCoordinate());
    }

    private static Geometry single(Geometry geometry) {
        return geometry.getNumGeometries() == 1 ? geometry.getGeometryN(0) : geometry;
    }

    /// A place as messages name it.
    static String shown(Coordinate place) {
        return String.format(Locale.ROOT, "(%.7g, %.7g)", place.x, place.y);
    }
}
