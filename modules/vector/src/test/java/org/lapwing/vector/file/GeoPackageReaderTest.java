package org.lapwing.vector.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;
import org.lapwing.vector.Shape;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

class GeoPackageReaderTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writePackage() throws SQLException {
        file = folder.resolve("land & sea.gpkg");
        execute(
                "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,"
                        + " organization_coordsys_id INTEGER, definition TEXT)",
                "INSERT INTO gpkg_spatial_ref_sys VALUES ('u', -1, 'NONE', -1, 'undefined'), ('utm', 32632, 'EPSG', 32632, '')",
                "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER)",
                "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT,"
                        + " srs_id INTEGER, z INTEGER, m INTEGER)",
                "INSERT INTO gpkg_contents VALUES ('fields', 'features', 32632), ('a \"b\"', 'features', -1), ('tiles', 'tiles', 0)",
                "INSERT INTO gpkg_geometry_columns VALUES ('fields', 'geom', 'GEOMETRY', 32632, 0, 0),"
                        + " ('a \"b\"', 'shape', 'POINT', -1, 0, 0)",
                "CREATE TABLE fields (fid INTEGER PRIMARY KEY, geom BLOB, crop TEXT(20), area DOUBLE, dry BOOLEAN, photo BLOB)",
                "CREATE TABLE \"a \"\"b\"\"\" (shape BLOB, name TEXT)");
    }

    @Test
    void namesItsLayersOfFeatures() throws IOException {
        assertEquals(
                List.of("fields", "a \"b\""),
                FeatureFiles.layers(file).stream().map(each -> each.name()).toList());
    }

    @Test
    void readsShapesAndAttributes() throws Exception {
        insert("POLYGON ((0 0, 10 0, 10 10, 0 0))", 2, "wheat", 0.5, 1);
        insert("POINT Z (1 2 3)", 3, null, null, null);

        var set = read("fields");

        assertEquals("EPSG:32632", set.crs());
        assertEquals(Shape.MIXED, set.shape());
        assertEquals(
                List.of(
                        new Field("fid", Field.Kind.INTEGER),
                        new Field("crop", Field.Kind.TEXT),
                        new Field("area", Field.Kind.REAL),
                        new Field("dry", Field.Kind.BOOLEAN),
                        new Field("photo", Field.Kind.TEXT)),
                set.fields());
        var wheat = set.features().getFirst();
        assertEquals(50, wheat.geometry().getArea());
        assertEquals(Optional.of("wheat"), wheat.value(1));
        assertEquals(Optional.of(0.5), wheat.value(2));
        assertEquals(Optional.of(true), wheat.value(3));
        assertEquals(Optional.empty(), set.features().get(1).value(1));
    }

    @Test
    void nothingIsWrittenIntoTheFileOrBesideIt() throws Exception {
        insert("POINT (1 2)", 2, "rye", 1.0, 0);
        var before = Files.readAllBytes(file);

        read("fields");

        assertArrayEquals(before, Files.readAllBytes(file));
        try (var all = Files.list(folder)) {
            assertEquals(1, all.count());
        }
    }

    @Test
    void curvedDamagedAndMissingShapesKeepTheirAttributesAndAreCounted() throws Exception {
        execute(
                "INSERT INTO fields (geom, crop) VALUES (NULL, 'oats')",
                "INSERT INTO fields (geom, crop) VALUES (x'4750000100000000010A000000FFFFFF7F', 'curve')",
                "INSERT INTO fields (geom, crop) VALUES (x'00', 'cut')");

        var set = read("fields");

        assertEquals(3, set.features().size());
        assertTrue(
                set.features().stream().allMatch(feature -> feature.geometry().isEmpty()));
        assertTrue(set.notes().stream().anyMatch(note -> note.startsWith("2 features")), set.notes()::toString);
    }

    @Test
    void aLayerWithoutReferenceSystemSaysSo() throws IOException {
        assertEquals("", read("a \"b\"").crs());
    }

    @Test
    void aLayerThatIsNotThereIsRefusedWithThoseThatAre() {
        var refused = assertThrows(IOException.class, () -> read("woods"));

        assertTrue(refused.getMessage().contains("woods"), refused.getMessage());
        assertTrue(refused.getMessage().contains("fields"), refused.getMessage());
    }

    @Test
    void aDatabaseThatIsNoGeoPackageIsRefused() throws SQLException {
        file = folder.resolve("other.sqlite");
        execute("CREATE TABLE things (n INTEGER)");

        var refused = assertThrows(IOException.class, () -> FeatureFiles.layers(file));

        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        assertTrue(refused.getMessage().contains("gpkg_geometry_columns"), refused.getMessage());
    }

    @Test
    void aCutFileIsRefusedByName() throws IOException {
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        var refused = assertThrows(IOException.class, () -> read("fields"));

        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
    }

    @Test
    void aViewThatComputesForEverIsStoppedByCancelling() throws Exception {
        execute(
                "DROP TABLE fields",
                "CREATE VIEW fields AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                        + " SELECT NULL AS geom, i AS crop FROM n WHERE i < 0");
        var cancel = CancelToken.create();
        var reading = java.util.concurrent.CompletableFuture.supplyAsync(() -> {
            try {
                return FeatureFiles.read(file, Optional.of("fields"), cancel, ProgressListener.NONE);
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        });
        cancel.cancel();

        var stopped = assertThrows(
                java.util.concurrent.ExecutionException.class,
                () -> reading.get(20, java.util.concurrent.TimeUnit.SECONDS));

        assertEquals(CancelledException.class, stopped.getCause().getClass());
    }

    private FeatureSet read(String layer) throws IOException {
        return FeatureFiles.read(file, Optional.of(layer), CancelToken.NEVER, ProgressListener.NONE);
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void insert(String wkt, int dimension, Object... values) throws SQLException, ParseException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.prepareStatement(
                        "INSERT INTO fields (geom, crop, area, dry, photo) VALUES (?, ?, ?, ?, x'FFD8')")) {
            statement.setBytes(1, blob(new WKTReader().read(wkt), dimension));
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 2, values[i]);
            }
            statement.execute();
        }
    }

    /// A geometry with an envelope in its header.
    private static byte[] blob(Geometry geometry, int dimension) {
        var wkb = new WKBWriter(dimension).write(geometry);
        var extent = geometry.getEnvelopeInternal();
        return ByteBuffer.allocate(40 + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'G', 'P', 0, 0b0011})
                .putInt(32632)
                .putDouble(extent.getMinX())
                .putDouble(extent.getMaxX())
                .putDouble(extent.getMinY())
                .putDouble(extent.getMaxY())
                .put(wkb)
                .array();
    }
}
