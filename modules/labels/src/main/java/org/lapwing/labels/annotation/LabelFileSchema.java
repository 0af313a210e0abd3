package org.lapwing.labels.annotation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.lapwing.vector.file.GeoPackageSchema;

/// The tables of a file of annotations: a GeoPackage with two layers, the classes, and the log of edits.
final class LabelFileSchema {

    /// The version written, and the only one so far.
    static final int FORMAT = 1;

    static final String AREAS = "annotations";
    static final String POINTS = "annotation_points";

    // Nothing is required, so that other programs can add rows; [OutsideEdits] fills in what they leave out.
    private static final String ATTRIBUTES = " uuid TEXT UNIQUE, class_code INTEGER, class TEXT, author TEXT,"
            + " time DATETIME, source TEXT DEFAULT 'drawn', round INTEGER DEFAULT 0, revision INTEGER DEFAULT 0,"
            + " confidence REAL, comment TEXT)";

    private LabelFileSchema() {}

    /// Makes all tables of an empty file.
    static void create(Connection connection, String crs) throws SQLException, IOException {
        createLayers(connection, crs);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE lapwing_labels (format INTEGER NOT NULL, crs TEXT NOT NULL)");
            statement.execute("CREATE TABLE lapwing_edits (revision INTEGER PRIMARY KEY NOT NULL, hash TEXT NOT NULL,"
                    + " author TEXT NOT NULL, time TEXT NOT NULL, top_order INTEGER NOT NULL, classes TEXT)");
            statement.execute("CREATE TABLE lapwing_changes (revision INTEGER NOT NULL, uuid TEXT NOT NULL,"
                    + " after TEXT, PRIMARY KEY (revision, uuid)) WITHOUT ROWID");
            statement.execute("CREATE INDEX lapwing_changes_by_uuid ON lapwing_changes (uuid, revision)");
            for (var sql : OutsideEdits.triggers()) {
                statement.execute(sql);
            }
        }
        try (var statement = connection.prepareStatement("INSERT INTO lapwing_labels VALUES (?, ?)")) {
            statement.setInt(1, FORMAT);
            statement.setString(2, crs);
            statement.executeUpdate();
        }
    }

    /// Makes the tables that other programs read: both layers and the classes.
    ///
    /// @return the `srs_id` of the geometries
    static int createLayers(Connection connection, String crs) throws SQLException, IOException {
        GeoPackageSchema.create(connection);
        int srs = GeoPackageSchema.addReferenceSystem(connection, crs);
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + AREAS
                    + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON," + ATTRIBUTES);
            statement.execute("CREATE TABLE " + POINTS
                    + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOINT," + ATTRIBUTES);
            GeoPackageSchema.addFeatures(connection, AREAS, "MULTIPOLYGON", srs, "Areas that people labelled");
            GeoPackageSchema.addFeatures(connection, POINTS, "MULTIPOINT", srs, "Points that people labelled");
            statement.execute("CREATE TABLE classes (code INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL,"
                    + " color TEXT NOT NULL, parent INTEGER, role TEXT NOT NULL, position INTEGER NOT NULL)");
            GeoPackageSchema.addAttributes(connection, "classes", "What annotations may say");
        }
        return srs;
    }
}
