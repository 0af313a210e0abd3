package org.lapwing.accuracy.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.accuracy.estimate.Confidence;
import org.lapwing.accuracy.estimate.FinitePopulation;
import org.lapwing.accuracy.estimate.SampleEstimates;
import org.lapwing.accuracy.estimate.SamplingDesign;
import org.lapwing.accuracy.table.SampleOptions.Unanswered;

class SampleTablesTest {

    private static final String COUNTS = "map,water,land\nwater,9,1\nland,2,18\n";
    private static final String AREAS = "class,area\nland,70\nwater,30\n";
    private static final String STRATA = "stratum,size,area\nwater,300,30\nland,700,70\n";

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private SampleInput counts(String counts, String areas) throws IOException {
        return CountsTables.read(
                file("counts.csv", counts),
                file("areas.csv", areas),
                SamplingDesign.STRATIFIED,
                OptionalDouble.empty());
    }

    private SampleInput sample(String sample, String strata) throws IOException {
        return SampleTables.read(
                file("sample.csv", sample), Optional.of(file("strata.csv", strata)), SampleOptions.NONE);
    }

    private void refusedCounts(String counts, String areas, String... parts) {
        assertSays(assertThrows(IOException.class, () -> counts(counts, areas)), parts);
    }

    private void refusedSample(String sample, String strata, String... parts) {
        assertSays(assertThrows(IOException.class, () -> sample(sample, strata)), parts);
    }

    private static void assertSays(IOException failure, String... parts) {
        for (var part : parts) {
            assertTrue(failure.getMessage().contains(part), failure.getMessage() + " lacks " + part);
        }
        assertTrue(failure.getMessage().endsWith("."), failure.getMessage());
    }

    private static double overall(SampleInput input) {
        return SampleEstimates.of(input.sample(), Confidence.PUBLISHED, FinitePopulation.IGNORED)
                .overall()
                .estimate()
                .orElseThrow();
    }

    @Test
    void countsAndAreasAreMatchedByName() throws IOException {
        var input = counts(COUNTS, AREAS);
        assertEquals(List.of("water", "land"), input.sample().classes());
        assertTrue(input.sample().isStratifiedByMap());
        assertEquals(0.3 * 0.9 + 0.7 * 0.9, overall(input), 1e-12);
        assertEquals(List.of(), input.remarks());
    }

    @Test
    void tablesAsSpreadsheetsWriteThemAreRead() throws IOException {
        var german = counts(
                "\uFEFFKarte;\"water\";land\r\nwater;9;1\r\n\r\n land ;2;18;;\r\n",
                "\uFEFFClass;AREA\r\nland;70,0\r\nwater;30\r\n");
        assertEquals(counts(COUNTS, AREAS).sample(), german.sample());
        var tabs = counts("map\twater\tland\nwater\t9\t1\nland\t2\t18\n", AREAS);
        assertEquals(counts(COUNTS, AREAS).sample(), tabs.sample());
        Files.write(folder.resolve("utf16.csv"), ("\uFEFF" + COUNTS).getBytes(StandardCharsets.UTF_16LE));
        var wide = CountsTables.read(
                folder.resolve("utf16.csv"),
                folder.resolve("areas.csv"),
                SamplingDesign.STRATIFIED,
                OptionalDouble.empty());
        assertEquals(tabs.sample(), wide.sample());
        var quoted = counts("map,\"land, dry\",\"the \"\"sea\"\"\"\n\"land, dry\",4,1\n\"the \"\"sea\"\"\",1,6\n", """
            class,area
            "land, dry",5
            "the ""sea\""",5
            """);
        assertEquals(List.of("land, dry", "the \"sea\""), quoted.sample().classes());
    }

    @Test
    void badCountsAreToldWithFileLineAndRemedy() {
        refusedCounts("map,water,land\nwater,9,x\nland,2,18\n", AREAS, "counts.csv, line 2", "'x'", "no number");
        refusedCounts("map,water,land\nwater,9,\nland,2,18\n", AREAS, "line 2", "'land' is empty");
        refusedCounts("map,water,land\nwater,9,-1\nland,2,18\n", AREAS, "line 2", "negative");
        refusedCounts("map,water,land\nwater,9,0.5\nland,2,18\n", AREAS, "line 2", "whole numbers");
        refusedCounts("map,water,land\nwater,9,NaN\nland,2,18\n", AREAS, "line 2", "no number");
        refusedCounts("map,water,land\nwater,9\nland,2,18\n", AREAS, "line 2: 2 values", "3 columns");
        refusedCounts(COUNTS + "total,11,19\n", AREAS, "line 4", "'total' has no area", "if it is a total");
        refusedCounts(COUNTS + "land,2,18\n", AREAS, "line 4", "twice");
        refusedCounts("map,water,water\nwater,9,1\n", AREAS, "two columns 'water'");
        refusedCounts("map,water,\nwater,9,1\nland,2,1\n", AREAS, "line 1", "no name");
        refusedCounts("map,water,land\nwater,0,0\nland,0,0\n", AREAS, "no points");
        refusedCounts("", AREAS, "counts.csv is empty");
        refusedCounts("map,\"water,land\nwater,9,1\n", AREAS, "line 1", "quote");
    }

    @Test
    void badAreasAreToldWithFileLineAndRemedy() {
        refusedCounts(COUNTS, "class,area\nland,-70\nwater,30\n", "areas.csv, line 2", "-70", "negative");
        refusedCounts(COUNTS, "class,area\nland,much\nwater,30\n", "areas.csv, line 2", "'much'");
        refusedCounts(COUNTS, "class,hectares\nland,70\n", "areas.csv has no column 'area'", "class,area");
        refusedCounts(COUNTS, "class,area\nland,70\n", "counts.csv, line 2", "'water' has no area");
        refusedCounts(COUNTS, AREAS + "marsh,5\n", "areas.csv, line 4", "'marsh' has no line of counts");
        refusedCounts(COUNTS, AREAS + "land,5\n", "areas.csv, line 4", "already", "line 2");
        refusedCounts(COUNTS, "class,area\nland,0\nwater,30\n", "areas.csv, line 2", "area of 0", "20 points");
    }

    @Test
    void strataWithFewPointsAreToldAndNothingIsMadeUp() throws IOException {
        var one = counts("map,water,land\nwater,1,0\nland,2,18\n", AREAS);
        assertTrue(one.remarks().getFirst().contains("counts.csv, line 2: class 'water' has one sampled point"));
        var none = counts("map,water,land\nwater,0,0\nland,2,18\n", AREAS);
        assertTrue(none.remarks().getFirst().contains("counts.csv, line 2: class 'water' has no sampled point"));
        var estimates = SampleEstimates.of(none.sample(), Confidence.PUBLISHED, FinitePopulation.IGNORED);
        assertEquals(OptionalDouble.empty(), estimates.overall().estimate());
    }

    @Test
    void aSampleIsTheSameAsItsCounts() throws IOException {
        var text = new StringBuilder("id,stratum,map,reference\n");
        int id = 0;
        for (var row : List.of("water,water,9", "water,land,1", "land,water,2", "land,land,18")) {
            var parts = row.split(",");
            for (int n = 0; n < Integer.parseInt(parts[2]); n++) {
                text.append(id++ + "," + parts[0] + "," + parts[0] + "," + parts[1] + "\n");
            }
        }
        var input = sample(text.toString(), STRATA);
        assertEquals(SamplingDesign.STRATIFIED, input.sample().drawn().design());
        assertTrue(input.sample().isStratifiedByMap());
        assertEquals(overall(counts(COUNTS, AREAS)), overall(input), 1e-12);
    }

    @Test
    void clustersAreUnitsAndPartsOfThemStandForAll() throws IOException {
        var strata = "stratum,size\nall,50\n";
        var input = sample(
                "stratum,map,reference,cluster\nall,a,a,1\nall,a,b,1\nall,b,b,2\nall,b,b,2\nall,b,b,2\n", strata);
        assertEquals(SamplingDesign.CLUSTER, input.sample().drawn().design());
        assertEquals(2, input.sample().drawn().drawn());
        assertEquals(4.0 / 5, overall(input), 1e-12);
        var parts = sample(
                "stratum,map,reference,cluster,cluster_size\nall,a,a,1,10\nall,a,b,1,10\nall,b,b,2,30\nall,b,b,2,30\n",
                strata);
        assertEquals((5.0 + 30) / 40, overall(parts), 1e-12);
        refusedSample(
                "stratum,map,reference,cluster,cluster_size\nall,a,a,1,10\nall,a,b,1,11\n", strata, "line 3", "alike");
    }

    @Test
    void badSamplesAreToldWithFileLineAndRemedy() {
        refusedSample("stratum,map,reference\nwater,water,\n", STRATA, "sample.csv, line 2", "no reference class");
        refusedSample("stratum,map,reference\nwater,,land\n", STRATA, "line 2", "'map' is empty");
        refusedSample(
                "stratum,map,reference\nmarsh,water,land\n", STRATA, "line 2", "'marsh'", "strata.csv", "water, land");
        refusedSample(
                "stratum,map,truth\nwater,water,land\n", STRATA, "no column 'reference'", "stratum,map,reference");
        refusedSample("stratum,reference\nwater,land\n", STRATA, "no column 'map'", "--map");
        refusedSample("map,reference\nwater,land\n", STRATA, "no column 'stratum'");
        refusedSample(
                "id,stratum,map,reference\n1,water,water,land\n2,land,land,land\n1,water,water,land\n",
                STRATA,
                "line 4",
                "point 1 comes twice, first on line 2");
        refusedSample(
                "x,y,stratum,map,reference\n1,2,water,water,land\n1,2,land,land,land\n", STRATA, "line 3", "line 2");
        refusedSample(
                "stratum,map,reference\nwater,water,land\n",
                "stratum,size\nwater,-3\n",
                "strata.csv, line 2",
                "negative");
        refusedSample(
                "stratum,map,reference\nwater,water,land\n",
                "stratum,size\nwater,0\nland,5\n",
                "strata.csv, line 2",
                "size of 0");
        refusedSample(
                "stratum,map,reference\nwater,water,land\n",
                "stratum,size\nwater,many\n",
                "strata.csv, line 2",
                "'many'");
        refusedSample("stratum,map,reference\nwater,water,land\n", "stratum,pixels\nwater,5\n", "no column 'size'");
        refusedSample("stratum,map,reference\n", STRATA, "no point");
    }

    @Test
    void pointsWithoutAnAnswerAreLeftOutOnlyWhenAskedFor() throws IOException {
        var options = new SampleOptions(Optional.empty(), Unanswered.LEFT_OUT, List.of(), Optional.empty());
        var input = SampleTables.read(
                file("sample.csv", "stratum,map,reference\nwater,water,water\nwater,water,\nland,land,land\n"),
                Optional.of(file("strata.csv", STRATA)),
                options);
        assertEquals(2, input.sample().drawn().drawn());
        assertTrue(
                input.remarks().getFirst().contains("1 point has no reference class"),
                input.remarks().toString());
    }

    @Test
    void misspelledReferencesAndUnknownNamesAreSeen() throws IOException {
        var input = sample("stratum,map,reference\nwater,water,watr\nland,land,land\n", STRATA);
        assertTrue(
                input.remarks().stream()
                        .anyMatch(each -> each.contains("line 2: class 'watr' occurs in the reference only")),
                input.remarks().toString());
        var options =
                new SampleOptions(Optional.empty(), Unanswered.REFUSED, List.of("water", "land"), Optional.empty());
        assertSays(
                assertThrows(
                        IOException.class,
                        () -> SampleTables.read(
                                file("sample.csv", "stratum,map,reference\nwater,water,watr\n"),
                                Optional.of(file("strata.csv", STRATA)),
                                options)),
                "sample.csv, line 2",
                "'watr' is not in the legend");
    }

    @Test
    void aSampleWithoutStrataIsOfTheWholeMap() throws IOException {
        var input = SampleTables.read(
                file("sample.csv", "map,reference\na,a\na,b\nb,b\nb,b\n"), Optional.empty(), SampleOptions.NONE);
        assertEquals(SamplingDesign.SIMPLE_RANDOM, input.sample().drawn().design());
        assertEquals(0.75, overall(input), 1e-12);
    }

    @Test
    void responsePointsComeFromGeoJson() throws IOException {
        var point = "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%d,50]},\"properties\":"
                + "{\"stratum\":\"%s\",\"map\":\"%s\",\"reference\":\"%s\"}}";
        var json = "{\"type\":\"FeatureCollection\",\"features\":["
                + String.join(
                        ",",
                        point.formatted(8, "water", "water", "water"),
                        point.formatted(9, "land", "land", "water"),
                        point.formatted(10, "land", "land", "land"))
                + "]}";
        var input = SampleTables.read(
                file("points.geojson", json), Optional.of(file("strata.csv", STRATA)), SampleOptions.NONE);
        assertEquals(0.3 + 0.7 / 2, overall(input), 1e-12);
        assertEquals(9, input.points().get(1).x(), 1e-9);
    }

    @Test
    void pointsOutsideTheMapAreRefused() throws IOException {
        var map = new SampleOptions.MapClasses() {
            @Override
            public String name() {
                return "map.tif";
            }

            @Override
            public Optional<String> at(double x, double y, String crs) {
                return x < 10 ? Optional.of("water") : Optional.empty();
            }
        };
        var options = new SampleOptions(Optional.empty(), Unanswered.REFUSED, List.of(), Optional.of(map));
        assertSays(
                assertThrows(
                        IOException.class,
                        () -> SampleTables.read(
                                file("sample.csv", "x,y,reference\n1,1,water\n11,1,land\n"),
                                Optional.empty(),
                                options)),
                "sample.csv, line 3",
                "11.0, 1.0 lies outside map.tif");
    }
}
