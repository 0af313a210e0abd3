package org.lapwing.vector.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/// The geometry of a GeoPackage: a header of its own before well-known binary (OGC 12-128r18, 2.1.3).
public final class GeoPackageBlob {

    private static final int FIXED_BYTES = 8;
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};
    private static final int LITTLE_ENDIAN = 1;
    private static final int ENVELOPE_XY = 1 << 1;
    private static final int EMPTY = 1 << 4;

    private GeoPackageBlob() {}

    /// The geometry that a blob holds, without heights and measures.
    ///
    /// @return empty where it is curved or damaged
    public static Optional<Geometry> decode(byte[] blob) {
        int kind = blob.length < FIXED_BYTES ? -1 : blob[3] >> 1 & 7;
        if (kind < 0 || blob[0] != 'G' || blob[1] != 'P' || kind >= ENVELOPE_BYTES.length) {
            return Optional.empty();
        }
        int start = FIXED_BYTES + ENVELOPE_BYTES[kind];
        if (start >= blob.length) {
            return Optional.empty();
        }
        try {
            return Optional.of(flat(new WKBReader(Shapes.FACTORY).read(Arrays.copyOfRange(blob, start, blob.length))));
        } catch (ParseException | IllegalArgumentException _) { // told by the answer
            return Optional.empty();
        }
    }

    /// The blob of a two-dimensional geometry, little-endian, with its envelope where it is not empty.
    ///
    /// @param srs the `srs_id` of its reference system in the file
    public static byte[] encode(Geometry geometry, int srs) {
        var wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
        boolean empty = geometry.isEmpty();
        var blob = ByteBuffer.allocate(FIXED_BYTES + (empty ? 0 : ENVELOPE_BYTES[1]) + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put((byte) (LITTLE_ENDIAN | (empty ? EMPTY : ENVELOPE_XY)))
                .putInt(srs);
        if (!empty) {
            var bounds = geometry.getEnvelopeInternal();
            blob.putDouble(bounds.getMinX())
                    .putDouble(bounds.getMaxX())
                    .putDouble(bounds.getMinY())
                    .putDouble(bounds.getMaxY());
        }
        return blob.put(wkb).array();
    }

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
