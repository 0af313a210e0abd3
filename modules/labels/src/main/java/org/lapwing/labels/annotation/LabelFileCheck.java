package org.lapwing.labels.annotation;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.geometry.GeometryCheck;
import org.locationtech.jts.geom.Coordinate;

/// Looks a file of annotations through: whether the database is whole, and whether what other programs see is what the
/// log of edits says.
public final class LabelFileCheck {

    private LabelFileCheck() {}

    /// What is wrong with a file, in sentences; none where nothing is. Reads all of it: not for the FX thread.
    ///
    /// @throws IOException a sentence with the remedy, where it is no such file or cannot be read at all
    public static List<String> of(Path file, CancelToken cancel) throws IOException {
        LabelFileFailures.requireFile(file);
        var problems = new ArrayList<String>();
        try (var connection = LabelConnections.toRead(file)) {
            LabelConnections.requireLabels(file, connection);
            for (var each : answers(connection, "PRAGMA integrity_check")) {
                if (!each.equals("ok")) {
                    problems.add("The database is damaged: " + each + ".");
                }
            }
            if (problems.isEmpty() && areComplete(connection, problems)) {
                compare(new LabelRows(file, connection, 0), SavedLabels.read(file), problems, cancel);
                index(connection, problems);
            }
        } catch (SQLException failure) {
            throw LabelFileFailures.told(file, failure);
        }
        return List.copyOf(problems);
    }

    private static void compare(LabelRows rows, LabelSnapshot log, List<String> problems, CancelToken cancel)
            throws SQLException, IOException {
        if (!rows.classes().equals(log.classes())) {
            problems.add("The table classes was changed by another program.");
        }
        var left = new HashMap<UUID, Annotation>();
        log.annotations().forEach(each -> left.put(each.id(), each));
        for (var each : rows.annotations()) {
            cancel.throwIfCancelled();
            var logged = left.remove(each.id());
            if (logged == null) {
                problems.add("Annotation " + each.id() + " was added by another program.");
            } else if (!logged.equals(each)) {
                problems.add("Annotation " + each.id() + " was changed by another program.");
            }
            GeometryCheck.fault(each.geometry())
                    .ifPresent(place ->
                            problems.add("Annotation " + each.id() + " crosses itself at " + shown(place) + "."));
            if (log.classes().find(each.classCode()).isEmpty()) {
                problems.add("Annotation " + each.id() + " has class " + each.classCode() + ", which there is not.");
            }
        }
        left.keySet().forEach(id -> problems.add("Annotation " + id + " was deleted by another program."));
    }

    /// Whether all rows have what annotations have; [OutsideEdits] fills it in when the labels are opened next.
    private static boolean areComplete(Connection connection, List<String> problems) throws SQLException {
        boolean complete = true;
        for (var table : List.of(LabelFileSchema.AREAS, LabelFileSchema.POINTS)) {
            var lacking = answers(
                            connection,
                            "SELECT count(*) FROM " + table
                                    + " WHERE geom IS NULL OR uuid IS NULL OR class_code IS NULL OR"
                                    + " author IS NULL OR time IS NULL OR source IS NULL")
                    .getFirst();
            if (!lacking.equals("0")) {
                problems.add(lacking + " rows of " + table + " were added or changed by another program.");
                complete = false;
            }
        }
        return complete;
    }

    private static void index(Connection connection, List<String> problems) throws SQLException {
        for (var table : List.of(LabelFileSchema.AREAS, LabelFileSchema.POINTS)) {
            var lacking = answers(
                    connection,
                    "SELECT count(*) FROM " + table + " WHERE fid NOT IN (SELECT id FROM rtree_" + table + "_geom)");
            if (!lacking.equals(List.of("0"))) {
                problems.add("The spatial index of " + table + " lacks " + lacking.getFirst() + " rows.");
            }
        }
    }

    private static List<String> answers(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(String.valueOf(rows.getString(1)));
            }
            return all;
        }
    }

    private static String shown(Coordinate place) {
        return place.x + ", " + place.y;
    }
}
