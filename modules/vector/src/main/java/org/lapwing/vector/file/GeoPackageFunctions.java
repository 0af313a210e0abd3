package org.lapwing.vector.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.sqlite.Function;

/// The functions that the spatial index of a GeoPackage calls when a row changes (OGC 12-128r18, F.3).
public final class GeoPackageFunctions {

    /// SQLite's mark of functions that a schema may call though it is not trusted: they touch nothing.
    private static final int INNOCUOUS = 0x0020_0000;

    private static final int HEADER_BYTES = 8;
    private static final int ENVELOPE_BYTES = 32;

    private GeoPackageFunctions() {}

    /// Makes `ST_MinX`, `ST_MaxX`, `ST_MinY`, `ST_MaxY` and `ST_IsEmpty` known to a connection.
    public static void register(Connection connection) throws SQLException {
        register(connection, "ST_MinX", new Bound(Envelope::getMinX));
        register(connection, "ST_MaxX", new Bound(Envelope::getMaxX));
        register(connection, "ST_MinY", new Bound(Envelope::getMinY));
        register(connection, "ST_MaxY", new Bound(Envelope::getMaxY));
        register(connection, "ST_IsEmpty", new IsEmpty());
    }

    private static void register(Connection connection, String name, Function function) throws SQLException {
        Function.create(connection, name, function, 1, Function.FLAG_DETERMINISTIC | INNOCUOUS);
    }

    /// The envelope of a blob, from its header where it has one; empty where it is empty or damaged.
    private static Optional<Envelope> envelope(byte @Nullable [] blob) {
        if (blob == null) {
            return Optional.empty();
        }
        if (blob.length >= HEADER_BYTES + ENVELOPE_BYTES && (blob[3] >> 1 & 7) >= 1) {
            var bytes = ByteBuffer.wrap(blob)
                    .order((blob[3] & 1) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                    .position(HEADER_BYTES);
            var envelope = new Envelope(bytes.getDouble(), bytes.getDouble(), bytes.getDouble(), bytes.getDouble());
            return Double.isNaN(envelope.getMinX()) ? Optional.empty() : Optional.of(envelope);
        }
        return GeoPackageBlob.decode(blob)
                .filter(geometry -> !geometry.isEmpty())
                .map(geometry -> geometry.getEnvelopeInternal());
    }

    @FunctionalInterface
    private interface Side {
        double of(Envelope envelope);
    }

    private static final class Bound extends Function {

        private final Side side;

        Bound(Side side) {
            this.side = side;
        }

        @Override
        protected void xFunc() throws SQLException {
            var envelope = envelope(value_blob(0));
            if (envelope.isPresent()) {
                result(side.of(envelope.get()));
            } else {
                result();
            }
        }
    }

    private static final class IsEmpty extends Function {

        @Override
        protected void xFunc() throws SQLException {
            result(envelope(value_blob(0)).isPresent() ? 0 : 1);
        }
    }
}
