package org.lapwing.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssessSampleTest {

    @TempDir
    private Path folder;

    private Path counts;
    private Path areas;

    @BeforeEach
    void writeTables() throws IOException {
        counts = file("counts.csv", """
            map,Deforestation,Forest gain,Stable forest,Stable non-forest
            Deforestation,66,0,5,4
            Forest gain,0,55,8,12
            Stable forest,1,0,153,11
            Stable non-forest,2,1,9,313
            """);
        areas = file("areas.csv", """
            class,area
            Deforestation,18000
            Forest gain,13500
            Stable forest,288000
            Stable non-forest,580500
            """);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aTableOfCountsGivesThePublishedNumbers() throws IOException {
        var json = Invocation.of("assess", "--counts", counts, "--areas", areas, "--unit", "ha", "--json")
                .json("overall", "classes", "meanIou", "quantityDisagreement", "allocationDisagreement");
        assertEquals(0.946512, json.path("overall").path("estimate").doubleValue(), 5e-7);
        assertEquals(0.009430, json.path("overall").path("se").doubleValue(), 5e-7);
        assertEquals(0.781266, json.path("meanIou").doubleValue(), 5e-7);
        assertEquals(0.004493, json.path("quantityDisagreement").doubleValue(), 5e-7);
        assertEquals(0.048995, json.path("allocationDisagreement").doubleValue(), 5e-7);
        assertTrue(json.path("kappa").isNull());
        assertTrue(json.path("kappaReason").textValue().contains("Pontius"));
        var first = json.path("classes").path(0);
        assertEquals("Deforestation", first.path("name").textValue());
        for (var measure : new String[] {"users", "producers", "f1", "iou", "area", "proportion"}) {
            for (var key : new String[] {"estimate", "se", "lower", "upper"}) {
                assertTrue(first.path(measure).path(key).isNumber(), measure + "." + key);
            }
        }
        assertEquals(21_157.8, first.path("area").path("estimate").doubleValue(), 0.05);
        assertEquals(15_000, first.path("area").path("lower").doubleValue(), 0.5);
        assertEquals(
                64,
                json.path("provenance").path("sampleFingerprint").textValue().length());
        assertEquals(
                "2026-02-03T04:05:06Z", json.path("provenance").path("created").textValue());
    }

    @Test
    void theJsonGoesIntoAFileAndTheTableToPeople() throws IOException {
        var file = folder.resolve("out.json");
        var out = Invocation.of("assess", "--counts", counts, "--areas", areas, "--kappa", "--json", file)
                .succeeds()
                .out();
        assertTrue(out.contains("overall accuracy: 0.9465 ± 0.0094"), out);
        assertTrue(out.contains("21157.8 ± 3141.7"), out);
        assertTrue(out.contains("kappa: 0.8888. Kappa corrects"), out);
        assertTrue(Files.readString(file).contains("\"kappa\" : 0.8888"));
    }

    @Test
    void undefinedNumbersAreNullWithAReasonAndTheLineIsTold() throws IOException {
        var few = file("few.csv", "map,a,b,c\na,5,1,0\nb,1,0,0\nc,3,4,0\n");
        var sizes = file("sizes.csv", "class,area\na,5\nb,2\nc,1\n");
        var invocation = Invocation.of("assess", "--counts", few, "--areas", sizes, "--json");
        var json = invocation.json("overall");
        assertTrue(json.path("overall").path("se").isNull());
        assertTrue(json.path("overall").path("reason").textValue().contains("'b' has one sampled unit"));
        var absent = json.path("classes").path(2).path("producers");
        assertTrue(absent.path("estimate").isNull());
        assertTrue(absent.path("reason").textValue().contains("does not occur in the reference"));
        assertTrue(invocation.err().contains("few.csv, line 3"), invocation.err());
        assertFalse(invocation.out().contains("NaN"));
    }

    @Test
    void aSampleWithClustersIsEstimatedByThem() throws IOException {
        var sample = file(
                "sample.csv", "stratum,map,reference,cluster\nall,a,a,1\nall,a,b,1\nall,b,b,2\nall,b,b,2\nall,b,b,2\n");
        var strata = file("strata.csv", "stratum,size\nall,50\n");
        var json = Invocation.of("assess", "--sample", sample, "--strata", strata, "--bootstrap", "200", "--json")
                .json("overall", "bootstrap");
        assertEquals(0.8, json.path("overall").path("estimate").doubleValue(), 1e-12);
        assertEquals("cluster", json.path("design").path("key").textValue());
        assertTrue(json.path("classes").path(0).path("area").path("estimate").isNull());
    }

    @Test
    void twoMapsAndTwoDatesAreCompared() throws IOException {
        var two = file("two.csv", "map,map2,reference\n" + "a,a,a\n".repeat(5) + "a,b,a\n".repeat(11) + "b,a,a\n");
        var json = Invocation.of("assess", "--sample", two, "--json").json("comparison");
        assertEquals(
                0.006348,
                json.path("comparison").path("mcnemar").path("exactProbability").doubleValue(),
                5e-7);
        assertEquals(
                10.0 / 17,
                json.path("comparison").path("difference").path("estimate").doubleValue(),
                1e-12);
        var dates = file("dates.csv", "map,map2,reference,reference2\nf,f,f,f\nf,o,f,o\nf,o,f,f\no,o,o,o\n");
        var change = Invocation.of("assess", "--sample", dates, "--json").json("change");
        assertEquals(
                0.25,
                change.path("change")
                        .path("classes")
                        .path(0)
                        .path("loss")
                        .path("estimate")
                        .doubleValue(),
                1e-12);
    }

    @Test
    void mergedClassesAreEstimatedAnew() throws IOException {
        var merge = file("merge.csv", "class,merged\nStable forest,stable\nStable non-forest,stable\n");
        var json = Invocation.of("assess", "--counts", counts, "--areas", areas, "--merge", merge, "--json")
                .json("classes");
        assertEquals(3, json.path("classes").size());
        assertEquals("stable", json.path("classes").path(2).path("name").textValue());
        var wrong = file("wrong.csv", "class,merged\nforest,stable\n");
        Invocation.of("assess", "--counts", counts, "--areas", areas, "--merge", wrong, "--json")
                .fails("wrong.csv, line 2", "'forest' does not occur");
    }

    @Test
    void badTablesFailWithOneSentence() throws IOException {
        var negative = file("negative.csv", "class,area\nDeforestation,-1\n");
        Invocation.of("assess", "--counts", counts, "--areas", negative, "--json")
                .fails("negative.csv, line 2", "negative");
        Invocation.of("assess", "--counts", folder.resolve("nowhere.csv"), "--areas", areas, "--json")
                .fails("nowhere.csv is missing");
    }

    @Test
    void plotsGoIntoAFolderThatIsMadeAndWhatCannotBeWrittenIsSaidBeforeAnythingIs() throws IOException {
        var page = folder.resolve("page.html");
        Invocation.of("assess", "--counts", counts, "--areas", areas, "--html", page, "--svg", areas)
                .fails("Cannot write plots into", "it is a file");
        assertFalse(Files.exists(page));
        var plots = folder.resolve("plots");
        Invocation.of("assess", "--counts", counts, "--areas", areas, "--html", page, "--svg", plots)
                .succeeds();
        assertTrue(Files.exists(plots.resolve("matrix.svg")));
    }

    @Test
    void optionsThatDoNotGoTogetherAreWrongUsage() {
        Invocation.of("assess").isWrongUsage("--counts with --areas");
        Invocation.of("assess", "--counts", counts).isWrongUsage("--counts with --areas");
        Invocation.of("assess", "--areas", areas, "--map", "a.tif", "--reference", "b.tif")
                .isWrongUsage("--counts with --areas");
        Invocation.of("assess", "--kappa", "--map", "a.tif", "--reference", "b.tif")
                .isWrongUsage("--kappa go with --counts or --sample");
        Invocation.of("assess", "--counts", counts, "--areas", areas, "--boundary", 2)
                .isWrongUsage("--boundary", "not with --counts");
        Invocation.of("assess", "--counts", counts, "--areas", areas, "--design", "cluster")
                .isWrongUsage("no cluster sample", "--sample");
        Invocation.of("assess", "--counts", counts, "--areas", areas, "--level", "95")
                .isWrongUsage("0.95");
        Invocation.of("assess", "--counts", counts, "--areas", areas, "--finite-population")
                .isWrongUsage("--unit-area");
        Invocation.of("assess", "--counts", counts, "--areas", areas, "--design", "lucky")
                .isWrongUsage("lucky", "stratified");
        Invocation.of("assess", "--counts", counts, "--areas", areas, "--interval", "exact")
                .isWrongUsage("wilson");
        Invocation.of("assess", "--counts", counts, "--areas", areas, "--bootstrap", "5")
                .isWrongUsage("100");
    }
}
