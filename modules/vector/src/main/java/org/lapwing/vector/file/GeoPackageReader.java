package org.lapwing.vector.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Fingerprint;
import org.lapwing.raster.SourceId;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;
import org.locationtech.jts.geom.Geometry;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;

/// Reads the feature tables of GeoPackages (OGC 12-128r18).
///
/// The file is opened for reading only, and nothing that its schema names is trusted to run anything.
final class GeoPackageReader {

    private static final int LONGEST_VALUE = 256 << 20;
    private static final int STEPS_BETWEEN_POLLS = 100_000;
    private static final Geometry NONE = Shapes.FACTORY.createGeometryCollection();

    /// @param column of the geometry
    private record Table(String name, String column, int srs) {}

    private record Attribute(String column, Field field) {}

    private GeoPackageReader() {}

    /// The names of the feature tables.
    static List<String> layers(Path file) throws IOException {
        try (var connection = open(file)) {
            return tables(connection, file).stream().map(Table::name).toList();
        } catch (SQLException failure) {
            throw told(file, failure);
        }
    }

    /// Reads one feature table.
    ///
    /// @param layer its name; empty for the first
    static FeatureSet read(Path file, Optional<String> layer, Collected into, CancelToken cancel) throws IOException {
        try (var connection = open(file)) {
            // a view may compute for ever, so the work is asked about within it, too
            ProgressHandler.setHandler(connection, STEPS_BETWEEN_POLLS, new ProgressHandler() {
                @Override
                protected int progress() {
                    return cancel.isCancelled() ? 1 : 0;
                }
            });
            var tables = tables(connection, file);
            var table = layer.isEmpty()
                    ? tables.getFirst()
                    : tables.stream()
                            .filter(each -> each.name().equals(layer.get()))
                            .findFirst()
                            .orElseThrow(() -> new IOException(file + " has no layer \"" + layer.get() + "\". It has "
                                    + String.join(
                                            ", ",
                                            tables.stream().map(Table::name).toList())
                                    + "."));
            var attributes = attributes(connection, table);
            rows(connection, table, attributes, into);
            return new FeatureSet(
                    new SourceId(Fingerprint.of(file), "layer " + table.name()),
                    table.name(),
                    referenceSystem(connection, table.srs()),
                    attributes.stream().map(Attribute::field).toList(),
                    into.features(),
                    into.notes());
        } catch (SQLException failure) {
            cancel.throwIfCancelled();
            throw told(file, failure);
        }
    }

    private static Connection open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, String.valueOf(LONGEST_VALUE));
        config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
        // a file without a log beside it has no writer, and may lie where nothing can be written
        boolean still = !Files.exists(Path.of(file + "-wal"));
        var uri = file.toAbsolutePath().toUri().toString().replaceFirst("^file:/+", "file:/");
        var connection = config.createConnection("jdbc:sqlite:" + uri + (still ? "?immutable=1" : "?mode=ro"));
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA query_only = ON");
        }
        return connection;
    }

    private static List<Table> tables(Connection connection, Path file) throws SQLException, IOException {
        var tables = new ArrayList<Table>();
        if (!has(connection, "gpkg_contents") || !has(connection, "gpkg_geometry_columns")) {
            throw new IOException(file + " is a SQLite database, but no GeoPackage with features: it lacks the table"
                    + " gpkg_geometry_columns. Convert it first, for example with ogr2ogr out.gpkg in.sqlite.");
        }
        try (var statement = connection.prepareStatement("""
            SELECT g.table_name, g.column_name, g.srs_id
            FROM gpkg_geometry_columns g JOIN gpkg_contents c ON c.table_name = g.table_name
            WHERE c.data_type = 'features' ORDER BY c.rowid\
            """);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getString(2), rows.getInt(3)));
            }
        }
        if (tables.isEmpty()) {
            throw new IOException(
                    file + " is a GeoPackage without features. If it holds tiles, convert them with gdal_translate.");
        }
        return tables;
    }

    private static boolean has(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND lower(name) = ?")) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static List<Attribute> attributes(Connection connection, Table table) throws SQLException {
        var attributes = new ArrayList<Attribute>();
        try (var statement = connection.prepareStatement("SELECT name, type FROM pragma_table_info(?)")) {
            statement.setString(1, table.name());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var column = rows.getString(1);
                    if (!column.equalsIgnoreCase(table.column()) && !column.isBlank()) {
                        attributes.add(new Attribute(column, new Field(column, kind(rows.getString(2)))));
                    }
                }
            }
        }
        return attributes;
    }

    private static Field.Kind kind(@Nullable String type) {
        var plain = type == null
                ? ""
                : type.toUpperCase(Locale.ROOT).replaceAll("\\(.*", "").strip();
        return switch (plain) {
            case "BOOLEAN" -> Field.Kind.BOOLEAN;
            case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER" -> Field.Kind.INTEGER;
            case "FLOAT", "DOUBLE", "REAL" -> Field.Kind.REAL;
            default -> Field.Kind.TEXT;
        };
    }

    private static void rows(Connection connection, Table table, List<Attribute> attributes, Collected into)
            throws SQLException, IOException {
        var columns = new StringBuilder(quoted(table.column()));
        attributes.forEach(each -> columns.append(", ").append(quoted(each.column())));
        long total = count(connection, table);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + columns + " FROM " + quoted(table.name()))) {
            while (rows.next()) {
                var values = new @Nullable Object[attributes.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(rows, i + 2, attributes.get(i).field().kind());
                }
                var geometry = rows.getBytes(1);
                if (geometry != null) {
                    into.requireRoom(2L * geometry.length);
                }
                into.add(geometry(geometry, into), values, into.size(), total);
            }
        }
    }

    private static Geometry geometry(byte @Nullable [] blob, Collected into) {
        var geometry = blob == null ? Optional.of(NONE) : GeoPackageBlob.decode(blob);
        if (geometry.isEmpty()) {
            into.remark("features have a curved or damaged geometry, which is not drawn.");
        }
        return geometry.orElse(NONE);
    }

    /// The number of features that GDAL notes down; 0 where it is not known.
    private static long count(Connection connection, Table table) throws SQLException {
        if (!has(connection, "gpkg_ogr_contents")) {
            return 0;
        }
        try (var statement =
                connection.prepareStatement("SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?")) {
            statement.setString(1, table.name());
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Math.max(0, rows.getLong(1)) : 0;
            }
        }
    }

    /// SQLite keeps what was given whatever the column says, so a value is fitted to its field.
    private static @Nullable Object value(ResultSet rows, int column, Field.Kind kind) throws SQLException {
        var value = rows.getObject(column);
        return switch (value) {
            case null -> null;
            case byte[] _ -> null;
            case Number number ->
                switch (kind) {
                    case INTEGER -> (Object) number.longValue();
                    case REAL -> Double.isFinite(number.doubleValue()) ? (Object) number.doubleValue() : null;
                    case BOOLEAN -> number.longValue() != 0;
                    case TEXT -> String.valueOf(number);
                };
            default -> kind == Field.Kind.TEXT ? String.valueOf(value) : null;
        };
    }

    private static String referenceSystem(Connection connection, int srs) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT organization, organization_coordsys_id, definition"
                + " FROM gpkg_spatial_ref_sys WHERE srs_id = ?")) {
            statement.setInt(1, srs);
            try (var rows = statement.executeQuery()) {
                if (srs <= 0 || !rows.next()) { // -1 and 0 mean that nothing is known
                    return "";
                }
                var code = rows.getInt(2);
                if ("EPSG".equalsIgnoreCase(rows.getString(1)) && code > 0) {
                    return "EPSG:" + code;
                }
                var definition = rows.getString(3);
                return definition == null
                        ? ""
                        : ReferenceNames.ofWkt(definition).orElse("");
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static IOException told(Path file, SQLException failure) {
        return new IOException(
                file + " cannot be read as a GeoPackage: " + failure.getMessage()
                        + ". If it is damaged, restore it from a copy or rescue what is left with sqlite3 .recover.",
                failure);
    }
}
