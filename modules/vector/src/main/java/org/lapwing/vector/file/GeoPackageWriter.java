package org.lapwing.vector.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.write.WholeFile;
import org.lapwing.raster.write.WriteTarget;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;
import org.sqlite.SQLiteConfig;

/// Writes features of one layer as a GeoPackage (OGC 12-128r18), in their own reference system.
public final class GeoPackageWriter {

    private static final int POLLED = 1024;

    private GeoPackageWriter() {}

    /// Writes a file whole or not at all; one that is there is replaced.
    ///
    /// @param table name of the layer: letters, digits and underscores
    /// @param type kind of the geometries, such as `POINT`
    /// @param clock tells when
    /// @throws IOException a sentence with the remedy, where it cannot be written
    public static void write(Path file, String table, String type, FeatureSet set, Clock clock, CancelToken cancel)
            throws IOException {
        if (!table.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("'" + table + "' is no name of a layer");
        }
        WriteTarget.check(file);
        var part = file.resolveSibling(file.getFileName() + WholeFile.PART);
        try {
            Files.deleteIfExists(part);
            try (var connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + part.toAbsolutePath())) {
                GeoPackageFunctions.register(connection);
                try (var statement = connection.createStatement()) {
                    statement.execute("PRAGMA journal_mode = OFF"); // what fails is deleted as a whole
                    statement.execute("BEGIN");
                    GeoPackageSchema.create(connection);
                    int srs = GeoPackageSchema.addReferenceSystem(connection, set.crs());
                    statement.execute("CREATE TABLE " + table
                            + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom " + type + columns(set) + ")");
                    GeoPackageSchema.addFeatures(connection, table, type, srs, set.name());
                    rows(connection, table, set, srs, cancel);
                    GeoPackageSchema.noteExtent(
                            connection,
                            table,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
                    statement.execute("COMMIT");
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException failure) {
            throw new IOException(
                    "Cannot write " + file + ": " + failure.getMessage()
                            + ". Check that there is room on the disk, or choose another folder.",
                    failure);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String columns(FeatureSet set) {
        return set.fields().stream()
                .map(field -> ", " + quoted(field.name()) + " "
                        + switch (field.kind()) {
                            case TEXT -> "TEXT";
                            case INTEGER -> "INTEGER";
                            case REAL -> "DOUBLE";
                            case BOOLEAN -> "BOOLEAN";
                        })
                .collect(Collectors.joining());
    }

    private static void rows(Connection connection, String table, FeatureSet set, int srs, CancelToken cancel)
            throws SQLException {
        var names =
                set.fields().stream().map(field -> ", " + quoted(field.name())).collect(Collectors.joining());
        var marks = ", ?".repeat(set.fields().size());
        try (var statement =
                connection.prepareStatement("INSERT INTO " + table + " (geom" + names + ") VALUES (?" + marks + ")")) {
            int done = 0;
            for (var feature : set.features()) {
                if (done++ % POLLED == 0) {
                    cancel.throwIfCancelled();
                }
                statement.setBytes(1, GeoPackageBlob.encode(feature.geometry(), srs));
                for (int field = 0; field < set.fields().size(); field++) {
                    value(
                            statement,
                            field + 2,
                            feature,
                            field,
                            set.fields().get(field).kind());
                }
                statement.executeUpdate();
            }
        }
    }

    private static void value(PreparedStatement statement, int at, Feature feature, int field, Field.Kind kind)
            throws SQLException {
        var value = feature.value(field);
        if (value.isEmpty()) {
            statement.setNull(at, Types.NULL);
        } else if (kind == Field.Kind.TEXT) {
            statement.setString(at, value.get().toString());
        } else {
            statement.setObject(at, value.get());
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
