package org.lapwing.labels.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.vector.file.GeoPackageBlob;
import org.lapwing.vector.file.GeoPackageFunctions;
import org.locationtech.jts.geom.Geometry;

class OutsideEditsTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void draw() throws IOException, EditRefusedException {
        file = folder.resolve("labels.gpkg");
        try (var store = LabelStore.create(file, "", Drawings.CLASSES, "Ada", Drawings.CLOCK)) {
            store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(0, 0, 10, 10))));
            store.apply(new LabelEdit.Add(Drawings.drawn(2, 2, Drawings.box(5, 5, 15, 15))));
            store.apply(new LabelEdit.Add(Drawings.drawn(3, 2, Drawings.point(1, 1))));
        }
    }

    @Test
    void ourOwnEditsAreNoneOfAnotherProgram() throws IOException {
        try (var store = LabelStore.open(file, "Ada", Drawings.CLOCK)) {
            assertEquals(4, store.snapshot().revision());
        }
        assertEquals(List.of(), LabelFileCheck.of(file, CancelToken.NEVER));
    }

    @Test
    void whatAnotherProgramChangedBecomesOneEditOfIt() throws IOException, SQLException {
        try (var other = other()) {
            LabelConnections.run(other, "UPDATE annotations SET class = 'forest' WHERE fid = 1");
            LabelConnections.run(other, "DELETE FROM annotation_points");
            insert(other, "annotations", Drawings.box(20, 20, 30, 30), "water");
            insert(other, "annotation_points", Drawings.point(25, 25), "cannot tell");
        }
        assertEquals(
                List.of(
                        "1 rows of annotations were added or changed by another program.",
                        "1 rows of annotation_points were added or changed by another program."),
                LabelFileCheck.of(file, CancelToken.NEVER));

        try (var store = LabelStore.open(file, "Ada", Drawings.CLOCK)) {
            var now = store.snapshot();
            assertEquals(5, now.revision());
            assertEquals(4, now.size());
            assertEquals(2, now.find(Drawings.id(1)).orElseThrow().classCode());
            assertEquals("Ada", now.find(Drawings.id(1)).orElseThrow().author());
            assertTrue(now.find(Drawings.id(3)).isEmpty());
            var added = now.annotations().get(2);
            assertEquals("another program", added.author());
            assertEquals(1, added.classCode());
            assertEquals(5, added.revision());
            assertEquals(Drawings.box(20, 20, 30, 30).norm(), added.geometry().norm());
            assertEquals(9, now.annotations().get(3).classCode());
        }
        assertEquals(List.of(), LabelFileCheck.of(file, CancelToken.NEVER));
        assertEquals("another program", SavedLabels.log(file).getLast().author());
        assertEquals(3, SavedLabels.read(file, 4).size());
        assertEquals(4, SavedLabels.read(file).size());
    }

    @Test
    void aTouchThatChangesNothingIsNoEdit() throws IOException, SQLException {
        try (var other = other()) {
            LabelConnections.run(other, "UPDATE annotations SET comment = NULL");
        }
        try (var store = LabelStore.open(file, "Ada", Drawings.CLOCK)) {
            assertEquals(4, store.snapshot().revision());
        }
    }

    @Test
    void classesChangedElsewhereAreTakenOver() throws IOException, SQLException {
        try (var other = other()) {
            LabelConnections.run(other, "UPDATE classes SET name = 'lake' WHERE code = 1");
        }
        try (var store = LabelStore.open(file, "Ada", Drawings.CLOCK)) {
            assertEquals(
                    "lake", store.snapshot().classes().find(1).orElseThrow().name());
            assertEquals(5, store.snapshot().revision());
        }
        assertEquals(List.of(), LabelFileCheck.of(file, CancelToken.NEVER));
    }

    @Test
    void rowsThatAreNoAnnotationsAreNamedAndNothingIsTakenOver() throws IOException, SQLException {
        try (var other = other()) {
            insert(other, "annotations", Drawings.box(20, 20, 30, 30), "rock");
        }
        var refused = assertThrows(IOException.class, () -> LabelStore.open(file, "Ada", Drawings.CLOCK));
        assertTrue(refused.getMessage().contains("row 3 of layer annotations"), refused.getMessage());
        assertTrue(refused.getMessage().contains("its class rock"), refused.getMessage());
        try (var other = other()) {
            LabelConnections.run(other, "UPDATE annotations SET class_code = 1 WHERE fid = 3");
        }
        try (var store = LabelStore.open(file, "Ada", Drawings.CLOCK)) {
            assertEquals(4, store.snapshot().size());
        }
    }

    @Test
    void aClassDeletedElsewhereThatIsUsedIsNamed() throws IOException, SQLException {
        try (var other = other()) {
            LabelConnections.run(other, "DELETE FROM classes WHERE code = 1");
        }
        var refused = assertThrows(IOException.class, () -> LabelStore.open(file, "Ada", Drawings.CLOCK));
        assertTrue(refused.getMessage().contains("class 1 was deleted by another program"), refused.getMessage());
    }

    private Connection other() throws SQLException {
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        GeoPackageFunctions.register(connection);
        return connection;
    }

    private static void insert(Connection other, String table, Geometry geometry, String name) throws SQLException {
        try (var statement = other.prepareStatement("INSERT INTO " + table + " (geom, class) VALUES (?, ?)")) {
            statement.setBytes(1, GeoPackageBlob.encode(geometry, -1));
            statement.setString(2, name);
            statement.executeUpdate();
        }
    }
}
