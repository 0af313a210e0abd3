package org.lapwing.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssessRasterDetailsTest {

    @TempDir
    private static Path folder;

    private static SceneFiles scene;

    @BeforeAll
    static void writeScene() throws IOException {
        scene = SceneFiles.write(folder.resolve("scene"), 256);
    }

    private static Invocation assess(Object... more) {
        var arguments = new ArrayList<Object>(
                List.of("assess", "--map", scene.labels(), "--reference", scene.labels(), "--legend", scene.legend()));
        arguments.addAll(Arrays.asList(more));
        return Invocation.of(arguments.toArray());
    }

    @Test
    void bordersAndCellsAreInJsonPageAndTable() throws IOException {
        var page = folder.resolve("details.html");
        var table = folder.resolve("details.csv");
        var json = assess("--boundary", 2, "--cells", 100, "--html", page, "--csv", table, "--json")
                .json("boundary", "regions");
        assertEquals(
                256 * 256,
                json.path("boundary").path("band").path("pixels").longValue()
                        + json.path("boundary").path("interior").path("pixels").longValue());
        assertEquals(9, json.path("regions").size());
        assertEquals(10_000, json.path("regions").path(0).path("pixels").longValue());
        assertTrue(Files.readString(page).contains("Near borders"));
        assertEquals(1 + 4 * 12, Files.readAllLines(table).size());
    }

    @Test
    void zonesMustLieOnTheMapsPixels() throws IOException {
        var json = assess("--zones", scene.labels(), "--json").json("regions");
        assertEquals(4, json.path("regions").size());
        var other = SceneFiles.write(folder.resolve("other"), 320);
        assess("--zones", other.labels(), "--json").fails(other.labels(), "gdalwarp");
    }

    @Test
    void objectsOfUnknownClassesAndFieldsAreNamed() throws IOException {
        var objects = Files.writeString(
                folder.resolve("objects.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"class\":\"lava\"},"
                    + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}}]}");
        assess("--objects", objects, "--json").fails(objects, "feature 1", "lava", "water");
        assess("--objects", objects, "--object-field", "kind", "--json").fails(objects, "\"kind\"", "class");
    }

    @Test
    void questionsThatExcludeEachOtherAreWrongUsage() {
        assess("--cells", 10, "--zones", scene.labels()).isWrongUsage("--cells");
        assess("--boundary", 500).isWrongUsage("500");
    }

    @Test
    void probabilitiesNeedABandForEachClass() {
        assess("--probabilities", scene.labels(), "--json").fails(scene.labels(), "1 bands for 4 classes");
    }
}
