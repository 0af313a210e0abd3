package org.lapwing.labels.annotation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.lapwing.raster.write.WriteTarget;
import org.lapwing.vector.file.GeoPackageSchema;
import org.locationtech.jts.geom.Envelope;

/// The GeoPackage that annotations are kept in, open for writing. One thread at a time.
///
/// Edits go through SQLite's write-ahead log, one transaction each, so that a killed process leaves whole edits. The
/// right to write is held as long as the file is open: other programs may read it meanwhile and see whole edits.
final class LabelFile implements AutoCloseable {

    private static final String BEGIN = "BEGIN IMMEDIATE";

    private final Path file;
    private final StoreLock lock;
    private final Connection connection;
    private final String crs;
    private final LabelRows rows;
    private LabelClasses classes;
    private String lastHash;
    private boolean writing = true;
    private Optional<Instant> lastTime = Optional.empty();

    private LabelFile(Path file, StoreLock lock, Connection connection) throws SQLException, IOException {
        this.file = file;
        this.lock = lock;
        this.connection = connection;
        try (var statement = connection.createStatement();
                var known = statement.executeQuery("SELECT format, crs, (SELECT srs_id FROM gpkg_geometry_columns"
                        + " WHERE table_name = '" + LabelFileSchema.AREAS + "') FROM lapwing_labels")) {
            int format = known.next() ? known.getInt(1) : 0;
            if (format != LabelFileSchema.FORMAT) {
                throw LabelFileFailures.newerFormat(file, format);
            }
            crs = known.getString(2);
            rows = new LabelRows(file, connection, known.getInt(3));
        }
        classes = rows.classes();
        try (var statement = connection.createStatement();
                var last = statement.executeQuery("SELECT hash FROM lapwing_edits ORDER BY revision DESC LIMIT 1")) {
            lastHash = last.next() ? last.getString(1) : "";
        }
    }

    /// Makes a file that is not there yet.
    ///
    /// @param first the edit that brings the classes
    static LabelFile create(Path file, String crs, LabelChanges first) throws IOException {
        WriteTarget.check(file);
        var lock = StoreLock.take(file);
        try {
            if (Files.exists(file)) {
                throw new LabelStoreException(
                        file + " is there already. Open it, or choose another name for new labels.", null);
            }
            var part = file.resolveSibling(file.getFileName() + ".part");
            Files.deleteIfExists(part);
            try (var made = LabelConnections.toWrite(part)) {
                LabelConnections.run(made, BEGIN);
                LabelFileSchema.create(made, crs);
                var empty = new LabelFile(part, lock, made);
                empty.write(first, 0);
                LabelConnections.run(made, "ROLLBACK");
            }
            Files.move(part, file);
            return opened(file, lock);
        } catch (SQLException failure) {
            lock.close();
            throw LabelFileFailures.told(file, failure);
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /// Opens a file for writing.
    ///
    /// What another program changed since it was written is taken over as an edit.
    ///
    /// @param clock dates such an edit
    static LabelFile open(Path file, Clock clock) throws IOException {
        LabelFileFailures.requireFile(file);
        WriteTarget.check(file);
        var lock = StoreLock.take(file);
        try {
            var opened = opened(file, lock);
            try {
                opened.takeOver(clock);
                return opened;
            } catch (SQLException | IOException | RuntimeException failure) {
                opened.close();
                throw failure;
            }
        } catch (SQLException failure) {
            lock.close();
            throw LabelFileFailures.told(file, failure);
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private static LabelFile opened(Path file, StoreLock lock) throws SQLException, IOException {
        var connection = LabelConnections.toWrite(file);
        try {
            LabelConnections.requireLabels(file, connection);
            LabelConnections.run(connection, "PRAGMA journal_mode = WAL");
            LabelConnections.run(connection, "PRAGMA synchronous = FULL");
            LabelConnections.run(connection, BEGIN);
            return new LabelFile(file, lock, connection);
        } catch (SQLException | IOException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private void takeOver(Clock clock) throws SQLException, IOException {
        if (!OutsideEdits.any(connection)) {
            return;
        }
        long revision;
        OutsideEdits outside;
        try (var statement = connection.createStatement();
                var last = statement.executeQuery("SELECT max(revision), max(top_order) FROM lapwing_edits")) {
            last.next();
            revision = last.getLong(1) + 1;
            outside = new OutsideEdits(file, connection, classes, clock.instant(), last.getLong(2));
        }
        var changes = outside.takeOver(revision);
        if (changes.isPresent()) {
            write(changes.get(), outside.topOrder());
        }
    }

    /// All annotations and classes as the file has them.
    LabelSnapshot snapshot() throws IOException {
        try (var statement = connection.createStatement();
                var last = statement.executeQuery("SELECT max(revision), max(top_order) FROM lapwing_edits")) {
            last.next();
            var annotations = rows.annotations();
            return LabelSnapshot.of(last.getLong(1), crs, classes, annotations).withTopOrder(last.getLong(2));
        } catch (SQLException failure) {
            throw LabelFileFailures.told(file, failure);
        }
    }

    /// Writes one edit in one transaction.
    ///
    /// @param topOrder the highest order given away so far
    void write(LabelChanges changes, long topOrder) throws IOException {
        try {
            begin();
            try {
                writeRows(changes, topOrder);
                LabelConnections.run(connection, "COMMIT");
                writing = false;
            } catch (SQLException | RuntimeException failure) {
                rows.forgetStatements();
                rollBack();
                throw failure;
            }
            begin();
        } catch (SQLException failure) {
            throw LabelFileFailures.told(file, failure);
        }
    }

    /// Lets the file grow by so many pages and no further. For tests.
    void limit(int pages) throws SQLException {
        try (var statement = connection.createStatement();
                var count = statement.executeQuery("PRAGMA page_count")) {
            count.next();
            LabelConnections.run(connection, "PRAGMA max_page_count = " + (count.getInt(1) + pages));
        }
    }

    /// Leaves a single file that opens anywhere, and releases it.
    @Override
    public void close() throws IOException {
        try (lock) {
            try (connection) {
                rows.forgetStatements();
                rollBack();
                if (lastTime.isPresent()) {
                    for (var table : List.of(LabelFileSchema.AREAS, LabelFileSchema.POINTS)) {
                        GeoPackageSchema.noteExtent(connection, table, LabelRows.time(lastTime.get()));
                    }
                }
                LabelConnections.run(connection, "PRAGMA journal_mode = DELETE");
            }
        } catch (SQLException failure) {
            throw LabelFileFailures.told(file, failure);
        }
    }

    private void writeRows(LabelChanges changes, long topOrder) throws SQLException {
        var next = changes.classes().orElse(classes);
        if (changes.classes().isPresent()) {
            rows.replaceClasses(next);
        }
        for (var change : changes.annotations()) { // all go before any comes: an order may change hands
            if (change.before().isPresent()) {
                rows.remove(change.before().get());
            }
        }
        var texts = new ArrayList<String>();
        for (var change : changes.annotations()) {
            if (change.after().isPresent()) {
                rows.add(change.after().get(), next);
            }
            texts.add(change.after().map(AnnotationJson::write).orElse(""));
        }
        OutsideEdits.forget(connection);
        var hash = log(changes, texts, topOrder);
        for (var table : List.of(LabelFileSchema.AREAS, LabelFileSchema.POINTS)) {
            var place = new Envelope();
            changes.annotations().stream()
                    .flatMap(each -> each.after().stream())
                    .filter(each -> LabelRows.table(each).equals(table))
                    .forEach(each -> place.expandToInclude(each.geometry().getEnvelopeInternal()));
            GeoPackageSchema.noteChange(connection, table, place, LabelRows.time(changes.time()));
        }
        lastTime = Optional.of(changes.time());
        classes = next;
        lastHash = hash;
    }

    private String log(LabelChanges changes, ArrayList<String> texts, long topOrder) throws SQLException {
        var classesText = changes.classes().map(AnnotationJson::write);
        var digest = sha256();
        digest.update((lastHash + "\n" + changes.revision() + "\n" + changes.author() + "\n" + changes.time() + "\n"
                        + classesText.orElse("") + "\n")
                .getBytes(StandardCharsets.UTF_8));
        try (var statement = connection.prepareStatement("INSERT INTO lapwing_changes VALUES (?, ?, ?)")) {
            for (int i = 0; i < texts.size(); i++) {
                var id = changes.annotations().get(i).id().toString();
                digest.update((id + "\n" + texts.get(i) + "\n").getBytes(StandardCharsets.UTF_8));
                statement.setLong(1, changes.revision());
                statement.setString(2, id);
                statement.setString(3, texts.get(i).isEmpty() ? null : texts.get(i));
                statement.executeUpdate();
            }
        }
        var hash = HexFormat.of().formatHex(digest.digest());
        try (var statement = connection.prepareStatement("INSERT INTO lapwing_edits VALUES (?, ?, ?, ?, ?, ?)")) {
            statement.setLong(1, changes.revision());
            statement.setString(2, hash);
            statement.setString(3, changes.author());
            statement.setString(4, changes.time().toString());
            statement.setLong(5, topOrder);
            if (classesText.isPresent()) {
                statement.setString(6, classesText.get());
            } else {
                statement.setNull(6, Types.VARCHAR);
            }
            statement.executeUpdate();
        }
        return hash;
    }

    /// Takes the right to write where it is not held any more, as after a failure.
    private void begin() throws SQLException {
        if (!writing) {
            LabelConnections.run(connection, BEGIN);
            writing = true;
        }
    }

    private void rollBack() throws SQLException {
        if (writing) {
            writing = false;
            LabelConnections.run(connection, "ROLLBACK");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
