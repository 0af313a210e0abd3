package org.lapwing.vector.file;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/// One record of a `.shp` file. Heights and measures are left out.
final class ShapeRecord {

    private static final int BOX_BYTES = 32;
    private static final int POINT_BYTES = 16;

    private ShapeRecord() {}

    /// @param bytes the contents of the record, little-endian
    /// @param number of the record, for messages
    /// @param at where the record ends in the file, for messages
    static Geometry geometry(ByteBuffer bytes, ShapefileReader reader, int number, long at) throws IOException {
        try {
            int type = bytes.getInt();
            return switch (type) {
                case 0 -> Shapes.FACTORY.createGeometryCollection();
                case 1, 11, 21 -> point(bytes);
                case 8, 18, 28 ->
                    Shapes.points(points(bytes.position(bytes.position() + BOX_BYTES), reader, number, at));
                case 3, 13, 23 -> lines(parts(bytes, reader, number, at));
                case 5, 15, 25 -> polygons(parts(bytes, reader, number, at));
                default ->
                    throw reader.damaged(
                            "record " + number + " has shape type " + type
                                    + ", and only points, lines and polygons are read",
                            at);
            };
        } catch (BufferUnderflowException | IllegalArgumentException cut) {
            throw reader.damaged("record " + number + " is cut off", at);
        }
    }

    private static Geometry point(ByteBuffer bytes) {
        double x = bytes.getDouble();
        double y = bytes.getDouble();
        return Double.isFinite(x) && Double.isFinite(y) ? Shapes.point(x, y) : Shapes.FACTORY.createPoint();
    }

    private static double[] points(ByteBuffer bytes, ShapefileReader reader, int number, long at) throws IOException {
        int count = bytes.getInt();
        requireFit(count, bytes, reader, number, at);
        return take(bytes, 2 * count);
    }

    private static List<double[]> parts(ByteBuffer bytes, ShapefileReader reader, int number, long at)
            throws IOException {
        bytes.position(bytes.position() + BOX_BYTES);
        int parts = bytes.getInt();
        int count = bytes.getInt();
        if (parts < 0 || (long) parts * Integer.BYTES > bytes.remaining()) {
            throw reader.damaged("record " + number + " claims " + parts + " parts", at);
        }
        var starts = new int[parts + 1];
        for (int part = 0; part < parts; part++) {
            starts[part] = bytes.getInt();
        }
        starts[parts] = count;
        requireFit(count, bytes, reader, number, at);
        var all = new ArrayList<double[]>(parts);
        for (int part = 0; part < parts; part++) {
            int length = starts[part + 1] - starts[part];
            if (starts[part] < 0 || length < 0 || starts[part + 1] > count) {
                throw reader.damaged("the parts of record " + number + " are out of order", at);
            }
            all.add(take(bytes, 2 * length));
        }
        return all;
    }

    private static void requireFit(int count, ByteBuffer bytes, ShapefileReader reader, int number, long at)
            throws IOException {
        if (count < 0 || (long) count * POINT_BYTES > bytes.remaining()) {
            throw reader.damaged(
                    "record " + number + " claims " + count + " points and has room for "
                            + bytes.remaining() / POINT_BYTES,
                    at);
        }
    }

    private static double[] take(ByteBuffer bytes, int count) {
        var values = new double[count];
        bytes.asDoubleBuffer().get(values);
        bytes.position(bytes.position() + count * Double.BYTES);
        return values;
    }

    private static Geometry lines(List<double[]> parts) {
        var lines = parts.stream().filter(xy -> xy.length > 0).map(Shapes::line).toArray(LineString[]::new);
        return lines.length == 1 ? lines[0] : Shapes.FACTORY.createMultiLineString(lines);
    }

    /// Outer rings run clockwise, holes the other way; a hole belongs to the outer ring around it, and one that has
    /// none is taken as an outer ring drawn the wrong way.
    private static Geometry polygons(List<double[]> parts) {
        var shells = new ArrayList<LinearRing>();
        var holes = new ArrayList<LinearRing>();
        for (var part : parts) {
            var ring = Shapes.ring(part);
            if (!ring.isEmpty()) {
                (Orientation.isCCW(ring.getCoordinateSequence()) ? holes : shells).add(ring);
            }
        }
        if (shells.size() == 1) { // as good as all holes are in it
            return Shapes.polygon(shells.getFirst(), holes);
        }
        var holesOf = new ArrayList<List<LinearRing>>();
        shells.forEach(_ -> holesOf.add(new ArrayList<>()));
        for (var hole : holes) {
            int around = shellAround(hole, shells);
            if (around < 0) {
                shells.add(hole);
                holesOf.add(new ArrayList<>());
            } else {
                holesOf.get(around).add(hole);
            }
        }
        var polygons = new Polygon[shells.size()];
        for (int i = 0; i < polygons.length; i++) {
            polygons[i] = Shapes.polygon(shells.get(i), holesOf.get(i));
        }
        return polygons.length == 1 ? polygons[0] : Shapes.FACTORY.createMultiPolygon(polygons);
    }

    private static int shellAround(LinearRing hole, List<LinearRing> shells) {
        var extent = hole.getEnvelopeInternal();
        int best = -1;
        for (int i = 0; i < shells.size(); i++) {
            var shell = shells.get(i);
            boolean smaller = best < 0
                    || shell.getEnvelopeInternal().getArea()
                            < shells.get(best).getEnvelopeInternal().getArea();
            if (smaller
                    && shell.getEnvelopeInternal().covers(extent)
                    && SimplePointInAreaLocator.locatePointInPolygon(
                                    hole.getCoordinateN(0), Shapes.FACTORY.createPolygon(shell))
                            != Location.EXTERIOR) {
                best = i;
            }
        }
        return best;
    }
}
