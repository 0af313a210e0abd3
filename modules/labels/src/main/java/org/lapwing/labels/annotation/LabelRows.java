package org.lapwing.labels.annotation;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import org.lapwing.vector.file.GeoPackageBlob;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Annotations and classes as rows of the tables that other programs read.
///
/// Geometries stand there with as many parts as the tables promise: a single polygon as a multi-polygon of one.
final class LabelRows {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final Path file;
    private final Connection connection;
    private final int srs;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    LabelRows(Path file, Connection connection, int srs) {
        this.file = file;
        this.connection = connection;
        this.srs = srs;
    }

    /// A time as GeoPackages write it.
    static String time(Instant time) {
        return TIME.format(time);
    }

    List<Annotation> annotations() throws SQLException, IOException {
        var all = new ArrayList<Annotation>();
        for (var table : List.of(LabelFileSchema.AREAS, LabelFileSchema.POINTS)) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT fid, geom, uuid, class_code, author, time, source, round,"
                            + " revision, confidence, comment FROM " + table)) {
                while (rows.next()) {
                    all.add(annotation(table, rows));
                }
            }
        }
        return all;
    }

    LabelClasses classes() throws SQLException, IOException {
        var all = new ArrayList<LabelClass>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT code, name, color, parent, role FROM classes ORDER BY position")) {
            while (rows.next()) {
                int parent = rows.getInt(4);
                var kindOf = rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(parent);
                all.add(new LabelClass(
                        rows.getInt(1),
                        String.valueOf(rows.getString(2)),
                        String.valueOf(rows.getString(3)),
                        kindOf,
                        LabelClass.Role.valueOf(rows.getString(5))));
            }
            return new LabelClasses(all);
        } catch (IllegalArgumentException wrong) {
            throw LabelFileFailures.damaged(file, "table classes: " + wrong.getMessage(), wrong);
        }
    }

    void remove(Annotation annotation) throws SQLException {
        var statement = prepared("DELETE FROM " + table(annotation) + " WHERE uuid = ?");
        statement.setString(1, annotation.id().toString());
        statement.executeUpdate();
    }

    void add(Annotation annotation, LabelClasses classes) throws SQLException {
        var statement = prepared("INSERT INTO " + table(annotation)
                + " (fid, geom, uuid, class_code, class, author, time, source, round, revision, confidence, comment)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        statement.setLong(1, annotation.order());
        statement.setBytes(2, GeoPackageBlob.encode(several(annotation.geometry()), srs));
        statement.setString(3, annotation.id().toString());
        statement.setInt(4, annotation.classCode());
        statement.setString(
                5, classes.find(annotation.classCode()).map(LabelClass::name).orElse(""));
        statement.setString(6, annotation.author());
        statement.setString(7, time(annotation.time()));
        statement.setString(8, annotation.source().text());
        statement.setInt(9, annotation.round());
        statement.setLong(10, annotation.revision());
        if (annotation.confidence().isPresent()) {
            statement.setDouble(11, annotation.confidence().getAsDouble());
        } else {
            statement.setNull(11, Types.REAL);
        }
        statement.setString(12, annotation.comment().isEmpty() ? null : annotation.comment());
        statement.executeUpdate();
    }

    /// Gives up all statements: one that failed in the middle would fail for ever.
    void forgetStatements() throws SQLException {
        for (var each : statements.values()) {
            each.close();
        }
        statements.clear();
    }

    /// A statement that is made once and lives as long as the connection.
    private PreparedStatement prepared(String sql) throws SQLException {
        var known = statements.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            statements.put(sql, known);
        }
        return known;
    }

    void replaceClasses(LabelClasses classes) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM classes");
        }
        try (var statement = connection.prepareStatement("INSERT INTO classes VALUES (?, ?, ?, ?, ?, ?)")) {
            int position = 0;
            for (var each : classes.classes()) {
                statement.setInt(1, each.code());
                statement.setString(2, each.name());
                statement.setString(3, each.color());
                if (each.parent().isPresent()) {
                    statement.setInt(4, each.parent().getAsInt());
                } else {
                    statement.setNull(4, Types.INTEGER);
                }
                statement.setString(5, each.role().name());
                statement.setInt(6, position++);
                statement.executeUpdate();
            }
        }
        for (var table : List.of(LabelFileSchema.AREAS, LabelFileSchema.POINTS)) {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE " + table + " SET class = (SELECT name FROM classes WHERE code ="
                        + " class_code) WHERE class IS NOT (SELECT name FROM classes WHERE code = class_code)");
            }
        }
    }

    private Annotation annotation(String table, ResultSet row) throws SQLException, IOException {
        long fid = row.getLong(1);
        try {
            var blob = row.getBytes(2);
            var geometry = GeoPackageBlob.decode(blob == null ? new byte[0] : blob)
                    .orElseThrow(() -> new IllegalArgumentException("its geometry is missing or damaged"));
            var uuid = UUID.fromString(String.valueOf(row.getString(3)));
            double confidence = row.getDouble(10);
            var sure = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(confidence);
            var comment = row.getString(11);
            return new Annotation(
                    uuid,
                    row.getInt(4),
                    GEOMETRIES.createGeometry(single(geometry)),
                    String.valueOf(row.getString(5)),
                    Instant.parse(String.valueOf(row.getString(6))),
                    source(String.valueOf(row.getString(7))),
                    row.getInt(8),
                    row.getLong(9),
                    fid,
                    sure,
                    comment == null ? "" : comment);
        } catch (RuntimeException wrong) {
            throw LabelFileFailures.damaged(
                    file, "row " + fid + " of table " + table + ": " + wrong.getMessage(), wrong);
        }
    }

    /// How an annotation came about, by its text in files.
    static AnnotationSource source(String text) {
        return Arrays.stream(AnnotationSource.values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElse(AnnotationSource.IMPORTED);
    }

    /// The table that an annotation stands in.
    static String table(Annotation annotation) {
        return annotation.geometry().getDimension() == 0 ? LabelFileSchema.POINTS : LabelFileSchema.AREAS;
    }

    private static Geometry several(Geometry geometry) {
        return switch (geometry) {
            case Polygon polygon -> GEOMETRIES.createMultiPolygon(new Polygon[] {polygon});
            case Point point -> GEOMETRIES.createMultiPoint(new Point[] {point});
            default -> geometry;
        };
    }

    private static Geometry single(Geometry geometry) {
        return geometry.getNumGeometries() == 1 && (geometry instanceof MultiPoint || geometry.getDimension() == 2)
                ? geometry.getGeometryN(0)
                : geometry;
    }
}
