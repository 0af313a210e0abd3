package org.lapwing.vector.file;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/// Makes geometries of plain coordinates: x, y, x, y … in arrays that are handed over.
final class Shapes {

    /// Keeps coordinates packed, sixteen bytes a point.
    static final GeometryFactory FACTORY =
            new GeometryFactory(new PrecisionModel(), 0, PackedCoordinateSequenceFactory.DOUBLE_FACTORY);

    private static final int CLOSED_POINTS = 4;

    private Shapes() {}

    static Point point(double x, double y) {
        return FACTORY.createPoint(sequence(new double[] {x, y}));
    }

    static Geometry points(double[] xy) {
        var all = new Point[xy.length / 2];
        for (int i = 0; i < all.length; i++) {
            all[i] = point(xy[2 * i], xy[2 * i + 1]);
        }
        return all.length == 1 ? all[0] : FACTORY.createMultiPoint(all);
    }

    /// A line; one of a single point becomes a line from the point to itself.
    static LineString line(double[] xy) {
        return FACTORY.createLineString(sequence(xy.length == 2 ? new double[] {xy[0], xy[1], xy[0], xy[1]} : xy));
    }

    /// A ring, closed where it is not; empty where it has too few points to enclose anything.
    static LinearRing ring(double[] xy) {
        int last = xy.length - 2;
        var closed = xy;
        if (last > 0 && (xy[0] != xy[last] || xy[1] != xy[last + 1])) {
            closed = Arrays.copyOf(xy, xy.length + 2);
            closed[last + 2] = xy[0];
            closed[last + 3] = xy[1];
        }
        return closed.length < 2 * CLOSED_POINTS
                ? FACTORY.createLinearRing()
                : FACTORY.createLinearRing(sequence(closed));
    }

    /// A polygon of an outer ring and its holes; rings that enclose nothing are left out.
    static Polygon polygon(LinearRing shell, List<LinearRing> holes) {
        if (shell.isEmpty()) {
            return FACTORY.createPolygon();
        }
        return FACTORY.createPolygon(
                shell, holes.stream().filter(hole -> !hole.isEmpty()).toArray(LinearRing[]::new));
    }

    private static PackedCoordinateSequence sequence(double[] xy) {
        return new PackedCoordinateSequence.Double(xy, 2, 0);
    }
}
