package org.lapwing.vector.file;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/// The geometry of a GeoPackage: a header of its own before well-known binary.
final class GeoPackageGeometry {

    private static final int FIXED_BYTES = 8;
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private GeoPackageGeometry() {}

    /// @param into takes a remark on what cannot be drawn
    static Geometry of(byte @Nullable [] blob, Collected into) {
        if (blob == null) {
            return Shapes.FACTORY.createGeometryCollection();
        }
        int kind = blob.length < FIXED_BYTES ? -1 : blob[3] >> 1 & 7;
        if (kind < 0 || blob[0] != 'G' || blob[1] != 'P' || kind >= ENVELOPE_BYTES.length) {
            return unreadable(into);
        }
        int start = FIXED_BYTES + ENVELOPE_BYTES[kind];
        if (start >= blob.length) {
            return unreadable(into);
        }
        try {
            var geometry = new WKBReader(Shapes.FACTORY).read(Arrays.copyOfRange(blob, start, blob.length));
            return flat(geometry);
        } catch (ParseException | IllegalArgumentException _) {
            return unreadable(into);
        }
    }

    private static Geometry unreadable(Collected into) {
        into.remark("features have a curved or damaged geometry, which is not drawn.");
        return Shapes.FACTORY.createGeometryCollection();
    }

    /// Without heights and measures.
    private static Geometry flat(Geometry geometry) {
        if (geometry.isEmpty()) {
            return geometry;
        }
        return new GeometryEditor(Shapes.FACTORY).edit(geometry, new GeometryEditor.CoordinateSequenceOperation() {
            @Override
            public CoordinateSequence edit(CoordinateSequence points, Geometry of) {
                if (points.getDimension() == 2) {
                    return points;
                }
                var xy = new double[2 * points.size()];
                for (int i = 0; i < points.size(); i++) {
                    xy[2 * i] = points.getX(i);
                    xy[2 * i + 1] = points.getY(i);
                }
                return new PackedCoordinateSequence.Double(xy, 2, 0);
            }
        });
    }
}
