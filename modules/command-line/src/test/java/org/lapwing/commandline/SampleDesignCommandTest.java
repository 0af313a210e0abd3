package org.lapwing.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.vector.file.FeatureFiles;

class SampleDesignCommandTest {

    @TempDir
    private static Path folder;

    private static SceneFiles scene;

    @BeforeAll
    static void writeScene() throws IOException {
        scene = SceneFiles.write(folder.resolve("scene"), 256);
    }

    private static Invocation design(Object... more) {
        var arguments =
                new ArrayList<Object>(List.of("sample-design", "--map", scene.labels(), "--legend", scene.legend()));
        arguments.addAll(Arrays.asList(more));
        return Invocation.of(arguments.toArray());
    }

    /// The class of the map as the answer of a perfect interpreter.
    private static Path answered(Path drawn) throws IOException {
        var lines = new ArrayList<String>();
        for (var line : Files.readAllLines(drawn)) {
            var cells = line.split(",", -1);
            cells[5] = cells[5].isEmpty() ? cells[4] : cells[5];
            lines.add(String.join(",", cells));
        }
        return Files.write(drawn.resolveSibling("answered-" + drawn.getFileName()), lines);
    }

    @Test
    void withoutAnOutputTheAllocationsAreShown() {
        var out = design("--size", 200).succeeds().out();
        for (var allocation : List.of("equal: 50 50 50 50", "proportional:", "neyman:", "minimum:")) {
            assertTrue(out.contains("allocation " + allocation), out);
        }
        assertTrue(out.contains("expected standard error of overall accuracy 0.0"), out);
        assertTrue(out.contains("Nothing was drawn"), out);
    }

    @Test
    void aDrawnSampleIsReadBackByAssess() throws IOException {
        var drawn = folder.resolve("drawn.csv");
        var json =
                design("--size", 120, "--seed", 7, "--output", drawn, "--json").json("strata", "plans", "points");
        assertEquals(120, json.path("points").intValue());
        assertEquals(4, json.path("plans").size());
        assertEquals(7, json.path("seed").longValue());
        var strata = folder.resolve("drawn-strata.csv");
        assertEquals(strata.toString(), json.path("strataOutput").textValue());
        Invocation.of("assess", "--sample", drawn, "--strata", strata, "--json")
                .fails(drawn, "line 2", "no reference class");
        var assessed = Invocation.of("assess", "--sample", answered(drawn), "--strata", strata, "--json")
                .json("overall", "classes");
        assertEquals(1, assessed.path("overall").path("estimate").doubleValue());
        double hectares = 0;
        for (var each : assessed.path("classes")) {
            hectares += each.path("area").path("estimate").doubleValue();
        }
        assertEquals(256 * 256 / 10_000.0, hectares, 0.01);
    }

    @Test
    void anAllocationThatMissesWhatWasAskedForIsSaid() {
        var missed = design("--target-se", 0.05, "--allocation", "equal").succeeds();
        assertTrue(missed.err().contains("not 0.0500"), missed.err());
        var met = design("--target-se", 0.05, "--allocation", "neyman").succeeds();
        assertFalse(met.err().contains("not 0.0500"), met.err());
        var few = design("--size", 40, "--minimum", 30).succeeds();
        assertTrue(few.err().contains("40 units are too few for at least 30"), few.err());
    }

    @Test
    void theMapIsReadWhereAnsweredPointsAre() throws IOException {
        var drawn = folder.resolve("blind.csv");
        design("--size", 60, "--design", "simple", "--output", drawn).succeeds();
        var blind = new ArrayList<String>();
        for (var line : Files.readAllLines(answered(drawn))) {
            var cells = line.split(",", -1);
            blind.add(String.join(",", cells[0], cells[1], cells[5]));
        }
        var file = Files.write(folder.resolve("blind-answered.csv"), blind);
        var json = Invocation.of(
                        "assess", "--sample", file, "--map", scene.labels(), "--legend", scene.legend(), "--json")
                .json("overall");
        assertEquals(1, json.path("overall").path("estimate").doubleValue());
        Files.writeString(file, "x,y,reference\n0,0,water\n");
        Invocation.of("assess", "--sample", file, "--map", scene.labels(), "--legend", scene.legend(), "--json")
                .fails(file, "line 2", "outside");
    }

    @Test
    void pointsAreWrittenForOtherPrograms() throws IOException {
        var geoPackage = folder.resolve("points.gpkg");
        design("--size", 40, "--allocation", "equal", "--output", geoPackage).succeeds();
        var read = FeatureFiles.read(geoPackage, Optional.empty(), CancelToken.NEVER, ProgressListener.NONE);
        assertEquals(40, read.features().size());
        assertTrue(read.field("reference").isPresent());
        var geoJson = folder.resolve("points.geojson");
        design("--size", 40, "--allocation", "equal", "--output", geoJson).succeeds();
        var placed = FeatureFiles.read(geoJson, Optional.empty(), CancelToken.NEVER, ProgressListener.NONE);
        assertEquals(40, placed.features().size());
        assertTrue(Math.abs(placed.bounds().getMaxX()) <= 180, placed.bounds().toString());
    }

    @Test
    void everyDesignDrawsAndTheSeedDecides() throws IOException {
        for (var kind : List.of("simple", "stratified", "systematic", "systematic-unaligned", "cluster", "two-stage")) {
            var one = folder.resolve(kind + "-1.csv");
            var two = folder.resolve(kind + "-2.csv");
            var other = folder.resolve(kind + "-3.csv");
            design("--design", kind, "--size", 30, "--seed", 4, "--output", one).succeeds();
            design("--design", kind, "--size", 30, "--seed", 4, "--output", two).succeeds();
            design("--design", kind, "--size", 30, "--seed", 5, "--output", other)
                    .succeeds();
            assertEquals(Files.readString(one), Files.readString(two), kind);
            assertFalse(Files.readString(one).equals(Files.readString(other)), kind);
        }
    }

    @Test
    void blocksAreAssessedAsClusters() throws IOException {
        var drawn = folder.resolve("blocks.csv");
        design("--design", "two-stage", "--size", 20, "--block", 16, "--pixels-per-block", 6, "--output", drawn)
                .succeeds();
        var json = Invocation.of(
                        "assess",
                        "--sample",
                        answered(drawn),
                        "--strata",
                        folder.resolve("blocks-strata.csv"),
                        "--design",
                        "two-stage",
                        "--json")
                .json("design");
        assertEquals(20, json.path("design").path("units").longValue());
        assertEquals("two-stage", json.path("design").path("key").textValue());
        assertTrue(json.path("classes").path(0).path("area").path("estimate").isNumber());
    }

    @Test
    void wrongWishesAreWrongUsage() {
        design().isWrongUsage("--size");
        design("--size", 10, "--target-se", 0.01).isWrongUsage("--size");
        design("--size", 10, "--design", "lucky").isWrongUsage("lucky", "two-stage");
        design("--size", 10, "--allocation", "fair").isWrongUsage("fair", "neyman");
        design("--size", 10, "--expected-accuracy", 80).isWrongUsage("80");
        design("--target-se", 2).isWrongUsage("0.01");
        design("--size", 10, "--output", "points.xyz").isWrongUsage("points.xyz", ".gpkg");
        design("--design", "cluster", "--target-se", 0.01).isWrongUsage("--size");
    }

    @Test
    void tooManyPointsAndMissingFilesFailWithOneSentence() throws IOException {
        design("--size", 400, "--min-distance", 60, "--output", folder.resolve("many.csv"))
                .fails("has room for", "shorter distance");
        design("--size", 40, "--strata", folder.resolve("nowhere.gpkg"), "--output", folder.resolve("n.csv"))
                .fails("nowhere.gpkg");
        var expected = Files.writeString(folder.resolve("expected.csv"), "class,accuracy\nwater,0.9\nlava,0.5\n");
        design("--size", 40, "--expected", expected).fails("expected.csv, line 3", "lava");
    }
}
