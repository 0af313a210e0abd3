package org.lapwing.commandline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

class AssessCommandTest {

    @TempDir
    private static Path folder;

    private static SceneFiles scene;
    private static SceneFiles larger;

    @BeforeAll
    static void writeScenes() throws IOException {
        scene = SceneFiles.write(folder.resolve("scene"), 256);
        larger = SceneFiles.write(folder.resolve("larger"), 320);
    }

    @Test
    void aMapThatIsTheReferenceIsPerfect() throws IOException {
        var invocation = assess("--legend", scene.legend(), "--json");

        var json = invocation.json("overall", "classes", "meanIou", "matrix", "pixels");
        assertEquals(1.0, json.path("overall").path("estimate").doubleValue());
        assertEquals(1.0, json.path("meanIou").doubleValue());
        assertEquals(256 * 256, json.path("pixels").longValue());
        assertEquals(4, json.path("classes").size());
        for (int index = 0; index < 4; index++) {
            var each = json.path("classes").path(index);
            assertEquals(index + 1, each.path("code").intValue());
            assertFalse(each.path("name").textValue().isBlank());
            for (var measure : new String[] {"users", "producers", "f1", "iou"}) {
                assertTrue(each.path(measure).has("estimate"), measure);
            }
            assertEquals(4, json.path("matrix").path(index).size());
        }
        assertFalse(invocation.err().isBlank(), "progress belongs on standard error");
    }

    @Test
    void withoutALegendTheClassesComeFromTheFiles() throws IOException {
        var json = assess("--json").json("overall", "classes");

        assertEquals(1.0, json.path("overall").path("estimate").doubleValue());
    }

    @Test
    void theTableNamesEveryClass() {
        var out = assess("--legend", scene.legend()).succeeds().out();

        assertTrue(out.contains("overall accuracy: 1.0000"), out);
        assertTrue(out.contains("barren or impervious"), out);
    }

    @Test
    void aWindowLimitsWhatIsCounted() throws IOException {
        var json = assess("--legend", scene.legend(), "--window", "16,32,100,50", "--json")
                .json("pixels");

        assertEquals(5000, json.path("pixels").longValue());
        assertTrue(json.toString().contains("pixel window 16,32,100,50"), json.toString());
    }

    @Test
    void aWindowOutsideTheMapIsWrongUsage() {
        assess("--legend", scene.legend(), "--window", "256,0,10,10", "--json")
                .isWrongUsage(scene.labels().toString(), "256,0,10,10", "outside");
    }

    @Test
    void theHtmlPageIsWritten() throws IOException {
        var page = folder.resolve("report.html");

        assess("--legend", scene.legend(), "--html", page).succeeds();

        assertTrue(Files.readString(page).contains("<svg"));
    }

    @Test
    void aPageThatCannotBeWrittenIsRefusedBeforeTheWorkBegins() {
        var page = folder.resolve("nowhere/report.html");

        var missing = assess("--legend", scene.legend(), "--html", page, "--json");
        missing.fails(page, "there is no folder");
        assertFalse(missing.err().contains("compare"), missing.err());
        var taken = assess("--html", folder, "--json");
        taken.fails(folder, "it is a folder");
        assertFalse(taken.err().contains("compare"), taken.err());
    }

    @Test
    void aPageNeverReplacesWhatIsJudged() throws IOException {
        var map = Files.copy(scene.labels(), folder.resolve("judged.tif"));
        var legend = Files.copy(scene.legend(), folder.resolve("judged.json"));
        var model = Files.createDirectories(folder.resolve("judged-model/checkpoints"))
                .getParent();
        var before = Files.readAllBytes(map);

        for (var page : List.of(map, scene.labels(), legend, folder.resolve("scene/../judged.tif"))) {
            Invocation.of("assess", "--map", map, "--reference", scene.labels(), "--legend", legend, "--html", page)
                    .fails(page, "Choose another name");
        }
        Invocation.of(
                        "assess",
                        "--map",
                        map,
                        "--reference",
                        scene.labels(),
                        "--test-blocks",
                        model,
                        "--html",
                        model.resolve("split.json"))
                .fails(model, "Choose a name elsewhere");

        assertArrayEquals(before, Files.readAllBytes(map));
        assertTrue(Files.readString(legend).contains("classes"));
    }

    @Test
    void aPhotographIsNeitherMapNorReference() {
        for (var pair : List.of(List.of(scene.image(), scene.labels()), List.of(scene.labels(), scene.image()))) {
            Invocation.of(
                            "assess",
                            "--map",
                            pair.getFirst(),
                            "--reference",
                            pair.getLast(),
                            "--legend",
                            scene.legend(),
                            "--json")
                    .fails(scene.image(), "the legend names the values of only", "#");
        }
    }

    @Test
    void theReportIsDatedByTheClock() throws IOException {
        var json = assess("--json").json("provenance");

        assertEquals(
                "2026-02-03T04:05:06Z", json.path("provenance").path("created").textValue());
    }

    @Test
    void aReferenceOfAnotherSizeIsRefusedWithTheDifference() {
        Invocation.of("assess", "--map", larger.labels(), "--reference", scene.labels(), "--json")
                .fails("256 × 256", "320 × 320");
    }

    @Test
    void aCutOutIsJudgedOnItsPlaceInTheReference() throws IOException {
        var json = Invocation.of("assess", "--map", scene.labels(), "--reference", larger.labels(), "--json")
                .json("overall", "pixels");

        assertEquals(256 * 256, json.path("pixels").longValue());
    }

    @Test
    void missingFilesAreNamed() {
        var missing = folder.resolve("nowhere.tif");

        Invocation.of("assess", "--map", missing, "--reference", scene.labels(), "--json")
                .fails(missing);
        Invocation.of("assess", "--map", scene.labels(), "--reference", missing, "--json")
                .fails(missing);
        assess("--legend", missing, "--json").fails(missing);
        assess("--legend", scene.legend(), "--test-blocks", missing, "--json").fails(missing);
    }

    @Test
    void aWindowTogetherWithTestBlocksIsWrongUsage() {
        assess("--window", "0,0,10,10", "--test-blocks", folder).isWrongUsage("--window or --test-blocks");
    }

    @Test
    void stopsWhenCancelled() {
        Invocation.cancelled(
                        "assess",
                        "--map",
                        scene.labels(),
                        "--reference",
                        scene.labels(),
                        "--legend",
                        scene.legend(),
                        "--json")
                .wasCancelled();
    }

    private static Invocation assess(Object... more) {
        var arguments =
                new ArrayList<Object>(List.of("assess", "--map", scene.labels(), "--reference", scene.labels()));
        arguments.addAll(Arrays.asList(more));
        return Invocation.of(arguments.toArray());
    }
}
