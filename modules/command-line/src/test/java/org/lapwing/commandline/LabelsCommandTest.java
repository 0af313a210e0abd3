package org.lapwing.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.datasets.scene.SceneSettings;
import org.lapwing.datasets.scene.SceneWriter;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.labels.annotation.SavedLabels;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterFiles;
import org.lapwing.vector.file.GeoPackageFunctions;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class LabelsCommandTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final LabelClasses CLASSES = new LabelClasses(List.of(
            LabelClass.of(1, "water", "#2B6CB0"),
            LabelClass.of(2, "forest", "#2F855A"),
            LabelClass.unknown(9, "cannot tell", "#808080")));

    @TempDir
    private static Path scene;

    @TempDir
    private Path folder;

    private static Path image;
    private static Grid grid;
    private Path labels;

    @BeforeAll
    static void makeAnImage() throws IOException {
        SceneWriter.write(scene, SceneSettings.square(256, 1), CancelToken.NEVER, ProgressListener.NONE);
        image = scene.resolve(SceneWriter.IMAGE);
        try (var raster = RasterFiles.open(image)) {
            grid = raster.grid();
        }
    }

    @BeforeEach
    void draw() throws IOException, EditRefusedException {
        labels = folder.resolve("labels.gpkg");
        try (var store = LabelStore.create(labels, grid.crs(), CLASSES, "Ada", CLOCK)) {
            store.apply(new LabelEdit.Add(drawn(1, 1, "Ada", 0, 0, 64, 64)));
            store.apply(new LabelEdit.Add(drawn(2, 2, "Ada", 64, 0, 128, 64)));
        }
    }

    @Test
    void infoCountsAndMeasures() throws IOException {
        var found = Invocation.of("labels", "info", labels, "--json")
                .json("crs", "revision", "areaUnit", "annotations", "area", "classes", "authors", "rounds");
        assertEquals(2, found.get("annotations").intValue());
        assertEquals("1 water", found.get("classes").get(0).get("key").textValue());
        assertEquals(64 * 64, found.get("classes").get(0).get("area").doubleValue(), 64);
        assertEquals(
                1,
                Invocation.of("labels", "info", labels, "--json", "--revision", 2)
                        .json()
                        .get("annotations")
                        .intValue());
        var text = Invocation.of("labels", "info", folder).succeeds().out();
        assertTrue(text.contains("2 annotations, revision 3"), text);
        assertTrue(text.contains("9 cannot tell (unknown)"), text);
    }

    @Test
    void exportAndImportGoRoundInEveryFormat() throws IOException {
        for (var name : List.of("out.geojson", "out.gpkg", "out.tif")) {
            var file = folder.resolve(name);
            Invocation.of("labels", "export", labels, "--output", file, "--image", image)
                    .succeeds();
            var copy = folder.resolve("from-" + name + ".gpkg");
            Invocation.of("labels", "import", copy, "--from", file, "--create", "--add-classes", "--author", "Ada")
                    .succeeds();
            var back = SavedLabels.read(copy);
            assertEquals(
                    2,
                    back.annotations().stream()
                            .map(Annotation::classCode)
                            .distinct()
                            .count(),
                    name);
            assertEquals(
                    2 * 64 * 64,
                    Invocation.of("labels", "info", copy, "--json")
                            .json()
                            .get("area")
                            .doubleValue(),
                    128,
                    name);
            assertEquals("forest", back.classes().find(2).orElseThrow().name(), name);
        }
    }

    @Test
    void whatIsNotMatchedIsListedAndNothingIsImported() throws IOException {
        var file = folder.resolve("fields.geojson");
        Files.writeString(file, """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"class":"rock"},
             "geometry":{"type":"Polygon","coordinates":[[[9,45],[9.001,45],[9.001,45.001],[9,45]]]}}]}\
            """);
        Invocation.of("labels", "import", labels, "--from", file)
                .fails("no class is known for \"rock\" (1 feature)", "Say which class");
        assertEquals(2, SavedLabels.read(labels).size());
        Invocation.of("labels", "import", labels, "--from", file, "--map", "rock=granite")
                .isWrongUsage("There is no class \"granite\"", "1 water, 2 forest");
        Invocation.of("labels", "import", labels, "--from", file, "--map", "rock=water")
                .succeeds();
        assertEquals(3, SavedLabels.read(labels).size());

        var fresh = folder.resolve("fresh.gpkg");
        Invocation.of("labels", "import", fresh, "--from", file, "--create").fails("--add-classes");
        assertFalse(Files.exists(fresh), "no empty file stays behind");
    }

    @Test
    void aNewFileBeginsWithTheClassesOfALegend() throws IOException {
        var out = folder.resolve("out.geojson");
        Invocation.of("labels", "export", labels, "--output", out).succeeds();
        var legend = folder.resolve("legend.json");
        Files.writeString(legend, """
            {"format":1,"classes":[{"code":5,"name":"forest","color":"#2F855A"},
             {"code":2,"name":"water","color":"#2B6CB0"}],"ignore":[0]}
            """);
        var fresh = folder.resolve("fresh.gpkg");
        Invocation.of("labels", "import", fresh, "--from", out, "--legend", legend)
                .isWrongUsage("--create");
        Invocation.of("labels", "import", fresh, "--from", out, "--create", "--legend", legend)
                .succeeds();
        var drawn = SavedLabels.read(fresh);
        assertEquals(
                2,
                drawn.find(new UUID(1, 1)).orElseThrow().classCode(),
                "water was 1 in the file and is 2 in the legend");
        assertEquals(5, drawn.find(new UUID(1, 2)).orElseThrow().classCode());
    }

    @Test
    void aRevisionThatThereIsNotYetIsRefused() {
        var out = folder.resolve("later.geojson");
        Invocation.of("labels", "export", labels, "--output", out, "--revision", 99)
                .fails("no revision 99", "latest is 3");
        assertFalse(Files.exists(out));
    }

    @Test
    void copiesAreMergedOnceConflictsAreDecided() throws IOException, EditRefusedException {
        var copy = Files.copy(labels, folder.resolve("copy.gpkg"));
        edit(labels, "Ada", new LabelEdit.Replace(drawn(1, 2, "Ada", 0, 0, 64, 64)));
        edit(copy, "Bob", new LabelEdit.Replace(drawn(1, 9, "Bob", 0, 0, 64, 64)));
        edit(copy, "Bob", new LabelEdit.Add(drawn(5, 1, "Bob", 0, 64, 64, 128)));

        Invocation.of("labels", "merge", labels, copy).fails("One annotation was changed on both sides", "--dry-run");
        var shown = Invocation.of("labels", "merge", labels, copy, "--dry-run", "--json")
                .json("commonRevision", "takenOver", "removed", "conflicts", "overlaps", "revision");
        assertEquals(3, shown.get("commonRevision").intValue());
        assertEquals(4, shown.get("revision").intValue());
        assertTrue(shown.get("conflicts").get(0).get("theirs").textValue().startsWith("cannot tell by Bob at "));
        Invocation.of("labels", "merge", labels, copy, "--conflicts", "theirs").succeeds();
        var merged = SavedLabels.read(labels);
        assertEquals(3, merged.size());
        assertEquals(9, merged.find(new UUID(1, 1)).orElseThrow().classCode());
        Invocation.of("labels", "merge", labels, copy, "--conflicts", "mine").isWrongUsage("mine");
    }

    @Test
    void agreementIsThatOfTheSharedPixels() throws IOException, EditRefusedException {
        var blind = folder.resolve("blind.gpkg");
        try (var store = LabelStore.create(blind, grid.crs(), CLASSES, "Bob", CLOCK)) {
            store.apply(new LabelEdit.Add(drawn(1, 1, "Bob", 0, 0, 96, 64)));
        }
        var found = Invocation.of("labels", "agreement", labels, blind, "--image", image, "--patch", 32, "--json")
                .json("patches", "pixels", "overall", "kappa", "classes", "adjudicate");
        assertEquals(6, found.get("patches").intValue());
        assertEquals(96 * 64, found.get("pixels").intValue());
        assertEquals(2.0 / 3, found.get("overall").get("estimate").doubleValue(), 1e-9);
        assertEquals(2, found.get("adjudicate").size());
        assertEquals("forest", found.get("adjudicate").get(0).get("first").textValue());
        var text = Invocation.of("labels", "agreement", labels, blind, "--image", image, "--patch", 32)
                .succeeds()
                .out();
        assertTrue(
                text.contains("to decide: patch 64,0,32,32: 1024 of 1024 pixels differ, most forest against water"),
                text);
        Invocation.of("labels", "agreement", labels, "--image", image).isWrongUsage("Name two annotators");
        Invocation.of("labels", "agreement", labels, "--image", image, "--authors", "Ada,Cleo")
                .isWrongUsage("Nobody called Cleo", "Ada");
    }

    @Test
    void checkFindsWhatAnotherProgramChanged() throws SQLException {
        assertEquals(
                labels + " is whole.",
                Invocation.of("labels", "check", labels).succeeds().out().strip());
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + labels);
                var statement = connection.createStatement()) {
            GeoPackageFunctions.register(connection); // as every program that edits GeoPackages does
            statement.execute("UPDATE annotations SET class_code = 2 WHERE class_code = 1");
        }
        var checked = Invocation.of("labels", "check", labels);
        checked.fails("has one problem");
        assertTrue(checked.err().contains("was changed by another program"), checked.err());
    }

    @Test
    void wrongUsageAndWrongFilesAreSaidInASentence() throws IOException {
        Invocation.of("labels").isWrongUsage("Say which");
        Invocation.of("labels", "export", labels, "--output", folder.resolve("x.shp"))
                .isWrongUsage(".geojson, .gpkg or .tif");
        Invocation.of("labels", "export", labels, "--output", folder.resolve("x.tif"))
                .isWrongUsage("--image");
        Invocation.of("labels", "export", labels, "--output", labels).fails("read by this very job");
        Invocation.of("labels", "info", folder.resolve("none.gpkg")).fails("There is no file");
        Invocation.of("labels", "info", image).fails(image, "is no GeoPackage");
        assertFalse(Files.exists(folder.resolve("x.tif")));
    }

    private static void edit(Path file, String author, LabelEdit edit) throws IOException, EditRefusedException {
        try (var store = LabelStore.open(file, author, CLOCK)) {
            store.apply(edit);
        }
    }

    /// A rectangle of pixels of the image.
    private static Annotation drawn(int number, int code, String author, int left, int top, int right, int bottom) {
        var to = grid.transform();
        var corners = new Coordinate[] {
            new Coordinate(to.x(left, top), to.y(left, top)),
            new Coordinate(to.x(right, top), to.y(right, top)),
            new Coordinate(to.x(right, bottom), to.y(right, bottom)),
            new Coordinate(to.x(left, bottom), to.y(left, bottom)),
            new Coordinate(to.x(left, top), to.y(left, top))
        };
        return Annotation.drawn(new UUID(1, number), code, new GeometryFactory().createPolygon(corners), author, NOON);
    }
}
