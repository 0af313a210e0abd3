package org.lapwing.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoCommandTest {

    @TempDir
    private static Path folder;

    private static SceneFiles scene;

    @BeforeAll
    static void writeScene() throws IOException {
        scene = SceneFiles.write(folder.resolve("scene"), 256);
    }

    @Test
    void tellsSizeBandsReferenceSystemAndStatistics() {
        var invocation = Invocation.of("info", scene.image()).succeeds();

        assertTrue(invocation.out().contains("256 columns, 256 rows"), invocation.out());
        assertTrue(invocation.out().contains("EPSG:"), invocation.out());
        assertEquals(
                4,
                invocation
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("band "))
                        .count());
    }

    @Test
    void printsOneJsonValueAndNothingElse() throws IOException {
        var invocation = Invocation.of("info", scene.image(), "--json");

        var json = invocation.json(
                "file", "format", "columns", "rows", "crs", "transform", "compression", "layout", "overviews", "bands");
        assertEquals(256, json.path("columns").intValue());
        assertEquals(6, json.path("transform").size());
        assertEquals(4, json.path("bands").size());
        var band = json.path("bands").path(0);
        assertEquals("uint8", band.path("type").textValue());
        assertTrue(band.path("statistics").path("mean").doubleValue() > 0);
        assertTrue(band.has("noData"));
    }

    @Test
    void tellsLayersGeometryFieldsAndExtentOfFeatures() throws IOException {
        var file = Files.writeString(
                folder.resolve("sites.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":["
                        + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[9.5,48]},"
                        + "\"properties\":{\"name\":\"mill\",\"floors\":3}}]}");

        var json = Invocation.of("info", file, "--json").json("file", "format", "layers");
        var layer = json.path("layers").path(0);
        assertEquals("GeoJSON", json.path("format").textValue());
        assertEquals("point", layer.path("geometry").textValue());
        assertEquals(1, layer.path("features").intValue());
        assertEquals("EPSG:4326", layer.path("crs").textValue());
        assertEquals(48, layer.path("extent").path(1).doubleValue());
        assertEquals("integer", layer.path("fields").path(1).path("type").textValue());
        var text = Invocation.of("info", file).succeeds().out();
        assertTrue(text.contains("1 features (point)"), text);
        assertTrue(text.contains("field \"floors\": integer"), text);
    }

    @Test
    void aDamagedFileOfFeaturesIsRefusedByName() throws IOException {
        var file = Files.writeString(folder.resolve("cut.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[{");

        Invocation.of("info", file, "--json").fails(file, "line 1");
    }

    @Test
    void aMissingFileIsNamed() {
        var missing = folder.resolve("nowhere.tif");

        Invocation.of("info", missing, "--json").fails(missing, "no such file");
    }

    @Test
    void aFileThatIsNoRasterIsRefusedByName() throws IOException {
        var file = Files.writeString(folder.resolve("notes.tif"), "no raster at all");

        Invocation.of("info", file, "--json").fails(file);
    }

    @Test
    void aFolderIsRefusedByName() {
        Invocation.of("info", folder, "--json").fails(folder);
    }

    @Test
    void aPipeIsRefusedInsteadOfWaitedFor() throws IOException, InterruptedException {
        var pipe = folder.resolve("pipe.tif");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no pipes here");

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Invocation.of("info", pipe, "--json")
                .fails(pipe, "no ordinary file"));
    }

    @Test
    void aTruncatedFileIsRefusedByName() throws IOException {
        var bytes = Files.readAllBytes(scene.image());
        var file = Files.write(folder.resolve("half.tif"), Arrays.copyOf(bytes, bytes.length / 2));

        Invocation.of("info", file, "--json").fails(file);
    }

    @Test
    void stopsWhenCancelled() {
        Invocation.cancelled("info", scene.image(), "--json").wasCancelled();
    }
}
