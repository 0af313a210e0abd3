package org.lapwing.vector.file;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.geotools.api.referencing.FactoryException;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Envelope;

/// Makes the tables that every GeoPackage has, and those of its layers (OGC 12-128r18).
///
/// Works on a connection that [GeoPackageFunctions] knows, inside the caller's transaction.
public final class GeoPackageSchema {

    /// `GPKG` in the header of the file.
    public static final int APPLICATION_ID = 0x47504B47;

    private static final int VERSION = 10300;
    private static final int FIRST_OWN_SRS = 100_000;
    private static final int UNDEFINED_CARTESIAN = -1;

    private GeoPackageSchema() {}

    /// Makes the tables of an empty GeoPackage.
    public static void create(Connection connection) throws SQLException {
        run(
                connection,
                "PRAGMA application_id = " + APPLICATION_ID,
                "PRAGMA user_version = " + VERSION,
                """
                CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,
                  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
                  description TEXT)\
                """,
                """
                CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
                  identifier TEXT UNIQUE, description TEXT DEFAULT '',
                  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
                  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
                  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))\
                """,
                """
                CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
                  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
                  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
                  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
                  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
                  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))\
                """,
                """
                CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
                  definition TEXT NOT NULL, scope TEXT NOT NULL,
                  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))\
                """);
        addSrs(connection, -1, "Undefined Cartesian SRS", "NONE", -1, "undefined");
        addSrs(connection, 0, "Undefined geographic SRS", "NONE", 0, "undefined");
        try {
            addEpsg(connection, 4326);
        } catch (IOException impossible) {
            throw new IllegalStateException("the EPSG database lacks WGS 84", impossible);
        }
    }

    /// Makes a reference system known to the file.
    ///
    /// @param crs `EPSG:n` or WKT; empty where nothing is known
    /// @return its `srs_id`
    /// @throws IOException where it is not known
    public static int addReferenceSystem(Connection connection, String crs) throws SQLException, IOException {
        if (crs.isEmpty()) {
            return UNDEFINED_CARTESIAN;
        }
        if (crs.startsWith("EPSG:")) {
            return addEpsg(connection, Integer.parseInt(crs.substring("EPSG:".length())));
        }
        addSrs(connection, FIRST_OWN_SRS, ReferenceNames.nameOf(crs), "NONE", FIRST_OWN_SRS, crs);
        return FIRST_OWN_SRS;
    }

    /// Registers a feature table that exists with its column `geom`, and gives it a spatial index.
    ///
    /// @param type such as `MULTIPOLYGON`
    public static void addFeatures(Connection connection, String table, String type, int srs, String description)
            throws SQLException {
        addContents(connection, table, "features", description, srs);
        try (var statement =
                connection.prepareStatement("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)")) {
            statement.setString(1, table);
            statement.setString(2, type);
            statement.setInt(3, srs);
            statement.executeUpdate();
        }
        try (var statement = connection.prepareStatement("INSERT INTO gpkg_extensions VALUES (?, 'geom',"
                + " 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')")) {
            statement.setString(1, table);
            statement.executeUpdate();
        }
        for (var sql : spatialIndex(table)) {
            run(connection, sql);
        }
    }

    /// Registers a table without geometry that exists.
    public static void addAttributes(Connection connection, String table, String description) throws SQLException {
        addContents(connection, table, "attributes", description, 0);
    }

    /// Notes down that features were written somewhere, at no more cost than that.
    ///
    /// @param place around them; null-envelope where none were
    /// @param at ISO 8601 with milliseconds, in UTC
    public static void noteChange(Connection connection, String table, Envelope place, String at) throws SQLException {
        try (var statement = connection.prepareStatement("UPDATE gpkg_contents SET last_change = ?1,"
                + " min_x = min(coalesce(min_x, ?2), coalesce(?2, min_x)),"
                + " max_x = max(coalesce(max_x, ?3), coalesce(?3, max_x)),"
                + " min_y = min(coalesce(min_y, ?4), coalesce(?4, min_y)),"
                + " max_y = max(coalesce(max_y, ?5), coalesce(?5, max_y)) WHERE table_name = ?6")) {
            statement.setString(1, at);
            if (!place.isNull()) { // what is not set is NULL
                statement.setDouble(2, place.getMinX());
                statement.setDouble(3, place.getMaxX());
                statement.setDouble(4, place.getMinY());
                statement.setDouble(5, place.getMaxY());
            }
            statement.setString(6, table);
            statement.executeUpdate();
        }
    }

    /// Notes down where the features of a table are exactly, and when that was so; looks at all of them.
    ///
    /// @param at ISO 8601 with milliseconds, in UTC
    public static void noteExtent(Connection connection, String table, String at) throws SQLException {
        try (var statement = connection.prepareStatement("UPDATE gpkg_contents SET last_change = ?,"
                + " (min_x, max_x, min_y, max_y) = (SELECT min(minx), max(maxx), min(miny), max(maxy) FROM"
                + " rtree_" + table + "_geom) WHERE table_name = ?")) {
            statement.setString(1, at);
            statement.setString(2, table);
            statement.executeUpdate();
        }
    }

    // The triggers of the extension's text (F.3), for the keys and columns used here.
    private static List<String> spatialIndex(String table) {
        var rtree = "rtree_" + table + "_geom";
        var values = "VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom))";
        var filled = "NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)";
        var none = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))";
        return List.of(
                "CREATE VIRTUAL TABLE " + rtree + " USING rtree(id, minx, maxx, miny, maxy)",
                "CREATE TRIGGER " + rtree + "_insert AFTER INSERT ON " + table + " WHEN (" + filled
                        + ") BEGIN INSERT OR REPLACE INTO " + rtree + " " + values + "; END",
                "CREATE TRIGGER " + rtree + "_update1 AFTER UPDATE OF geom ON " + table
                        + " WHEN OLD.fid = NEW.fid AND (" + filled + ") BEGIN INSERT OR REPLACE INTO " + rtree + " "
                        + values + "; END",
                "CREATE TRIGGER " + rtree + "_update2 AFTER UPDATE OF geom ON " + table + " WHEN OLD.fid = NEW.fid AND "
                        + none + " BEGIN DELETE FROM " + rtree + " WHERE id = OLD.fid; END",
                "CREATE TRIGGER " + rtree + "_update3 AFTER UPDATE ON " + table + " WHEN OLD.fid != NEW.fid AND ("
                        + filled + ") BEGIN DELETE FROM " + rtree + " WHERE id = OLD.fid; INSERT OR REPLACE INTO "
                        + rtree + " " + values + "; END",
                "CREATE TRIGGER " + rtree + "_update4 AFTER UPDATE ON " + table + " WHEN OLD.fid != NEW.fid AND " + none
                        + " BEGIN DELETE FROM " + rtree + " WHERE id IN (OLD.fid, NEW.fid); END",
                "CREATE TRIGGER " + rtree + "_delete AFTER DELETE ON " + table
                        + " WHEN OLD.geom NOT NULL BEGIN DELETE FROM " + rtree + " WHERE id = OLD.fid; END");
    }

    private static void addContents(Connection connection, String table, String kind, String description, int srs)
            throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO gpkg_contents (table_name, data_type,"
                + " identifier, description, srs_id) VALUES (?, ?, ?, ?, ?)")) {
            statement.setString(1, table);
            statement.setString(2, kind);
            statement.setString(3, table);
            statement.setString(4, description);
            statement.setInt(5, srs);
            statement.executeUpdate();
        }
    }

    private static int addEpsg(Connection connection, int code) throws SQLException, IOException {
        try {
            var crs = CRS.decode("EPSG:" + code, true);
            addSrs(connection, code, crs.getName().getCode(), "EPSG", code, crs.toWKT());
            return code;
        } catch (FactoryException unknown) {
            throw new IOException(
                    "The reference system EPSG:" + code + " is not known: " + unknown.getMessage()
                            + ". Look its code up.",
                    unknown);
        }
    }

    private static void addSrs(
            Connection connection, int id, String name, String organization, int code, String definition)
            throws SQLException {
        try (var statement = connection.prepareStatement(
                "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)")) {
            statement.setString(1, name);
            statement.setInt(2, id);
            statement.setString(3, organization);
            statement.setInt(4, code);
            statement.setString(5, definition);
            statement.executeUpdate();
        }
    }

    private static void run(Connection connection, String... all) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : all) {
                statement.execute(sql);
            }
        }
    }
}
