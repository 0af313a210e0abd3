package org.lapwing.labels.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Annotations as a file has them, read without the right to write: while others edit it, too.
///
/// Every state that there ever was is in the file's log, so that what a model learnt from can be seen again. Not for
/// the FX thread.
public final class SavedLabels {

    private static final String LATEST = "SELECT max(revision), max(top_order) FROM lapwing_edits WHERE revision <= ?";

    /// SQLite's code of a file that is no database.
    private static final int NO_DATABASE = 26;

    private SavedLabels() {}

    /// Whether a file holds annotations of Lapwing, whatever its name.
    ///
    /// @throws IOException if it looks like one and cannot be read
    public static boolean isLabels(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var connection = LabelConnections.toRead(file)) {
            LabelConnections.requireLabels(file, connection);
            return true;
        } catch (LabelStoreException _) {
            return false; // a database of another program
        } catch (SQLException failure) {
            if ((failure.getErrorCode() & 0xFF) == NO_DATABASE) {
                return false;
            }
            throw LabelFileFailures.told(file, failure);
        }
    }

    /// The latest state that is on the disk.
    ///
    /// @throws IOException a sentence with the remedy, where it is no such file or is damaged
    public static LabelSnapshot read(Path file) throws IOException {
        return read(file, Long.MAX_VALUE);
    }

    /// The state of a revision.
    ///
    /// @param revision as a snapshot or a model card names it; of later ones than there are, the latest
    /// @throws IOException a sentence with the remedy, where it is no such file, is damaged, or has no such state
    public static LabelSnapshot read(Path file, long revision) throws IOException {
        LabelFileFailures.requireFile(file);
        try (var connection = LabelConnections.toRead(file)) {
            LabelConnections.requireLabels(file, connection);
            return snapshot(file, connection, revision);
        } catch (SQLException failure) {
            throw LabelFileFailures.told(file, failure);
        }
    }

    /// The edits that led to the latest state, the first one first.
    ///
    /// @throws IOException a sentence with the remedy, where it is no such file or is damaged
    public static List<LoggedEdit> log(Path file) throws IOException {
        LabelFileFailures.requireFile(file);
        try (var connection = LabelConnections.toRead(file)) {
            LabelConnections.requireLabels(file, connection);
            var all = new ArrayList<LoggedEdit>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT revision, hash, author, time FROM lapwing_edits ORDER BY revision")) {
                while (rows.next()) {
                    all.add(new LoggedEdit(
                            rows.getLong(1),
                            String.valueOf(rows.getString(2)),
                            String.valueOf(rows.getString(3)),
                            Instant.parse(String.valueOf(rows.getString(4)))));
                }
            } catch (DateTimeException damaged) {
                throw LabelFileFailures.damaged(file, "a time in its log: " + damaged.getMessage(), damaged);
            }
            return all;
        } catch (SQLException failure) {
            throw LabelFileFailures.told(file, failure);
        }
    }

    private static LabelSnapshot snapshot(Path file, Connection connection, long revision)
            throws SQLException, IOException {
        connection.setAutoCommit(false); // one state, although somebody may be writing
        String crs;
        try (var statement = connection.createStatement();
                var known = statement.executeQuery("SELECT format, crs FROM lapwing_labels")) {
            int format = known.next() ? known.getInt(1) : 0;
            if (format != LabelFileSchema.FORMAT) {
                throw LabelFileFailures.newerFormat(file, format);
            }
            crs = String.valueOf(known.getString(2));
        }
        long latest;
        long topOrder;
        try (var statement = connection.prepareStatement(LATEST)) {
            statement.setLong(1, revision);
            try (var found = statement.executeQuery()) {
                found.next();
                latest = found.getLong(1);
                topOrder = found.getLong(2);
            }
        }
        if (latest == 0) {
            throw new LabelStoreException(
                    file + " has no revision " + revision + ". Choose the labels that the revision is of.", null);
        }
        return LabelSnapshot.of(latest, crs, classes(file, connection, latest), annotations(file, connection, latest))
                .withTopOrder(topOrder);
    }

    private static LabelClasses classes(Path file, Connection connection, long revision)
            throws SQLException, IOException {
        try (var statement = connection.prepareStatement("SELECT classes FROM lapwing_edits WHERE classes IS NOT NULL"
                + " AND revision <= ? ORDER BY revision DESC LIMIT 1")) {
            statement.setLong(1, revision);
            try (var found = statement.executeQuery()) {
                if (!found.next()) {
                    throw LabelFileFailures.damaged(
                            file, "its log names no classes", new IOException("no classes up to " + revision));
                }
                return AnnotationJson.readClasses(String.valueOf(found.getString(1)));
            }
        } catch (SQLException | LabelStoreException known) {
            throw known;
        } catch (IOException damaged) {
            throw LabelFileFailures.damaged(file, String.valueOf(damaged.getMessage()), damaged);
        }
    }

    private static ArrayList<Annotation> annotations(Path file, Connection connection, long revision)
            throws SQLException, IOException {
        var all = new ArrayList<Annotation>();
        try (var statement = connection.prepareStatement("SELECT uuid, revision, after FROM lapwing_changes AS c WHERE"
                + " after IS NOT NULL AND revision = (SELECT max(revision) FROM lapwing_changes WHERE uuid = c.uuid AND"
                + " revision <= ?)")) {
            statement.setLong(1, revision);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(AnnotationJson.read(
                            UUID.fromString(String.valueOf(rows.getString(1))),
                            rows.getLong(2),
                            String.valueOf(rows.getString(3))));
                }
            }
        } catch (IllegalArgumentException | IOException damaged) {
            throw LabelFileFailures.damaged(file, String.valueOf(damaged.getMessage()), damaged);
        }
        return all;
    }
}
