package org.lapwing.labels.annotation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lapwing.labels.geometry.GeometryCheck;
import org.lapwing.labels.geometry.InvalidGeometryException;
import org.lapwing.vector.file.GeoPackageBlob;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// What another program changed in a file of annotations while no Lapwing had it open: triggers note the rows down, and
/// here they become one edit, so that the log stays true.
///
/// What such a program leaves out is filled in: an id, the class by its name or code, author and time.
final class OutsideEdits {

    /// Who made them, as far as is known.
    static final String AUTHOR = "another program";

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final Path file;
    private final Connection connection;
    private final LabelClasses classes;
    private final Instant now;
    private final Map<UUID, Optional<Annotation>> found = new LinkedHashMap<>();
    private final Map<UUID, Annotation> before = new LinkedHashMap<>();
    private final List<String> rows = new ArrayList<>();
    private long topOrder;

    /// @param classes as the file has them now
    /// @param now of rows that do not say when they were drawn
    /// @param topOrder the highest order given away so far
    OutsideEdits(Path file, Connection connection, LabelClasses classes, Instant now, long topOrder) {
        this.file = file;
        this.connection = connection;
        this.classes = classes;
        this.now = now;
        this.topOrder = topOrder;
    }

    /// The statements that make the triggers.
    static List<String> triggers() {
        var all = new ArrayList<String>();
        all.add("CREATE TABLE lapwing_touched (layer TEXT NOT NULL, uuid TEXT)");
        for (var table : List.of(LabelFileSchema.AREAS, LabelFileSchema.POINTS)) {
            for (var event : List.of("INSERT", "UPDATE", "DELETE")) {
                var row = event.equals("DELETE") ? "OLD" : "NEW";
                var both = event.equals("UPDATE") ? ", ('" + table + "', OLD.uuid)" : "";
                all.add("CREATE TRIGGER lapwing_touch_" + table + "_" + event.toLowerCase(Locale.ROOT)
                        + " AFTER " + event + " ON " + table + " BEGIN INSERT INTO lapwing_touched VALUES ('" + table
                        + "', " + row + ".uuid)" + both + "; END");
            }
        }
        for (var event : List.of("INSERT", "UPDATE", "DELETE")) {
            all.add("CREATE TRIGGER lapwing_touch_classes_" + event.toLowerCase(Locale.ROOT) + " AFTER " + event
                    + " ON classes BEGIN INSERT INTO lapwing_touched VALUES ('classes', NULL); END");
        }
        return all;
    }

    /// Whether another program changed anything.
    static boolean any(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 1 FROM lapwing_touched LIMIT 1")) {
            return rows.next();
        }
    }

    /// Forgets what was noted down: it is Lapwing's own, or taken over.
    static void forget(Connection connection) throws SQLException {
        LabelConnections.run(connection, "DELETE FROM lapwing_touched");
    }

    /// The changes as an edit; its rows are taken out of the tables, to be written again as the edit has them.
    ///
    /// @param revision of the edit
    /// @return empty where nothing is different after all
    /// @throws IOException where a row cannot be an annotation; names it and the remedy
    Optional<LabelChanges> takeOver(long revision) throws SQLException, IOException {
        readTouchedIds();
        for (var table : List.of(LabelFileSchema.AREAS, LabelFileSchema.POINTS)) {
            readRows(table);
        }
        var changes = new ArrayList<LabelChange>();
        found.forEach((id, after) -> {
            var was = Optional.ofNullable(before.get(id));
            boolean same = was.isPresent() && after.isPresent() && was.get().saysTheSameAs(after.get());
            if (!same && (was.isPresent() || after.isPresent())) {
                changes.add(new LabelChange(was, after.map(each -> each.withRevision(revision))));
            }
        });
        var logged = loggedClasses();
        if (changes.isEmpty() && logged.equals(classes)) {
            return Optional.empty();
        }
        for (var sql : rows) {
            LabelConnections.run(connection, sql);
        }
        requireClasses();
        return Optional.of(new LabelChanges(
                revision, AUTHOR, now, changes, logged.equals(classes) ? Optional.empty() : Optional.of(classes)));
    }

    /// The highest order that the edit gives away.
    long topOrder() {
        return topOrder;
    }

    private void readTouchedIds() throws SQLException, IOException {
        try (var statement = connection.createStatement();
                var ids = statement.executeQuery("SELECT DISTINCT uuid FROM lapwing_touched WHERE uuid IS NOT NULL")) {
            while (ids.next()) {
                var id = id(ids.getString(1));
                if (id.isPresent()) {
                    found.put(id.get(), Optional.empty());
                    logged(id.get()).ifPresent(was -> before.put(was.id(), was));
                }
            }
        }
    }

    private void readRows(String table) throws SQLException, IOException {
        try (var statement = connection.createStatement();
                var touched = statement.executeQuery("SELECT fid, geom, uuid, class_code, class, author, time, source,"
                        + " round, confidence, comment FROM " + table + " WHERE uuid IS NULL OR uuid IN (SELECT uuid"
                        + " FROM lapwing_touched) ORDER BY fid")) {
            while (touched.next()) {
                long fid = touched.getLong(1);
                try {
                    var annotation = annotation(table, fid, touched);
                    found.put(annotation.id(), Optional.of(annotation));
                } catch (InvalidGeometryException | RuntimeException wrong) {
                    throw new LabelStoreException(
                            file + ": row " + fid + " of layer " + table + ", which another program changed, is no"
                                    + " annotation: " + wrong.getMessage()
                                    + " Correct or delete the row in that program.",
                            wrong);
                }
                rows.add("DELETE FROM " + table + " WHERE fid = " + fid);
            }
        }
    }

    private Annotation annotation(String table, long fid, ResultSet row) throws SQLException, InvalidGeometryException {
        var id = id(row.getString(3))
                .filter(known -> found.getOrDefault(known, Optional.empty()).isEmpty()) // a copied row keeps its id
                .orElseGet(
                        () -> UUID.nameUUIDFromBytes((table + " " + fid + " " + now).getBytes(StandardCharsets.UTF_8)));
        var was = Optional.ofNullable(before.get(id));
        boolean keepsPlace = was.isPresent() && was.get().order() == fid;
        int round = row.getInt(9);
        double confidence = row.getDouble(10);
        boolean sure = !row.wasNull() && confidence >= 0 && confidence <= 1;
        return new Annotation(
                id,
                code(row, was),
                geometry(row.getBytes(2)),
                text(row.getString(6)).or(() -> was.map(Annotation::author)).orElse(AUTHOR),
                time(row.getString(7)).or(() -> was.map(Annotation::time)).orElse(now),
                LabelRows.source(text(row.getString(8)).orElse(AnnotationSource.DRAWN.text())),
                Math.max(0, round),
                0,
                keepsPlace ? fid : ++topOrder,
                sure ? OptionalDouble.of(confidence) : OptionalDouble.empty(),
                text(row.getString(11)).orElse(""));
    }

    /// The class by code, or by name where only the name was changed or no such code is known.
    private int code(ResultSet row, Optional<Annotation> was) throws SQLException {
        int code = row.getInt(4);
        boolean hasCode = !row.wasNull() && classes.find(code).isPresent();
        var named = text(row.getString(5)).flatMap(classes::named);
        boolean codeAsBefore = was.isPresent() && was.get().classCode() == code;
        if (named.isPresent() && (!hasCode || codeAsBefore)) {
            return named.get().code();
        }
        if (!hasCode) {
            throw new IllegalArgumentException("neither its class_code " + row.getString(4) + " nor its class "
                    + row.getString(5) + " is among the classes.");
        }
        return code;
    }

    private static Geometry geometry(byte @Nullable [] blob) throws InvalidGeometryException {
        var geometry = GeoPackageBlob.decode(blob == null ? new byte[0] : blob)
                .orElseThrow(() -> new IllegalArgumentException("its geometry is missing or damaged."));
        return GEOMETRIES.createGeometry(GeometryCheck.of(geometry).geometry());
    }

    private Optional<Annotation> logged(UUID id) throws SQLException, IOException {
        try (var statement = connection.prepareStatement(
                "SELECT revision, after FROM lapwing_changes WHERE uuid = ? ORDER BY revision DESC LIMIT 1")) {
            statement.setString(1, id.toString());
            try (var last = statement.executeQuery()) {
                var text = last.next() ? last.getString(2) : null;
                return text == null ? Optional.empty() : Optional.of(AnnotationJson.read(id, last.getLong(1), text));
            }
        }
    }

    private LabelClasses loggedClasses() throws SQLException, IOException {
        try (var statement = connection.createStatement();
                var last = statement.executeQuery("SELECT classes FROM lapwing_edits WHERE classes IS NOT NULL"
                        + " ORDER BY revision DESC LIMIT 1")) {
            return last.next() ? AnnotationJson.readClasses(String.valueOf(last.getString(1))) : classes;
        }
    }

    /// Refuses classes that annotations still have and that are gone.
    private void requireClasses() throws SQLException, IOException {
        for (var table : List.of(LabelFileSchema.AREAS, LabelFileSchema.POINTS)) {
            try (var statement = connection.createStatement();
                    var lacking = statement.executeQuery("SELECT class_code, count(*) FROM " + table
                            + " WHERE class_code NOT IN (SELECT code FROM classes) GROUP BY class_code")) {
                if (lacking.next()) {
                    throw new LabelStoreException(
                            file + ": class " + lacking.getInt(1) + " was deleted by another program, and "
                                    + lacking.getInt(2) + " annotations still have it. Put it back into the table"
                                    + " classes in that program.",
                            null);
                }
            }
        }
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) { // gets one of ours
            return Optional.empty();
        }
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    private static Optional<Instant> time(@Nullable String text) {
        try {
            return text(text).map(Instant::parse);
        } catch (DateTimeException _) { // without zone, or none at all
            return Optional.empty();
        }
    }
}
