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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.raster.geotiff.MetadataItems;
import org.lapwing.raster.write.GeoTiffOptions;
import org.lapwing.raster.write.GeoTiffWriter;

/// Train, classify, assess: one tiny model for all tests of the commands that need one.
class WholeJobTest {

    private static final int SIZE = 512;

    @TempDir
    private static Path folder;

    private static SceneFiles scene;
    private static Path model;
    private static Path map;
    private static Invocation training;
    private static Invocation classifying;

    @BeforeAll
    static void trainAndClassify() throws IOException {
        scene = SceneFiles.write(folder.resolve("scene"), SIZE);
        model = folder.resolve("model");
        map = folder.resolve("map.tif");
        training = train();
        classifying = training.exitCode() == LapwingCommand.DONE ? classify(map, "--json") : training;
    }

    @Test
    void trainingPrintsItsResultAsOneJsonValue() throws IOException {
        var json = training.json("model", "epochs", "steps", "bestEpoch", "validationMeanIou", "validationOverall");

        assertEquals(1, json.path("epochs").intValue());
        assertEquals(2, json.path("steps").intValue());
        assertEquals(model.toString(), json.path("model").textValue());
        assertTrue(training.err().contains("epoch 1"), "progress belongs on standard error");
    }

    @Test
    void aFolderThatHoldsAModelIsNotOverwritten() throws IOException {
        var before = names(model);

        train().fails(model, "already holds a model");

        assertEquals(before, names(model));
    }

    @Test
    void aFinishedRunCanBeResumed() throws IOException {
        var json = train("--resume").json("bestEpoch", "epochs");

        assertEquals(1, json.path("bestEpoch").intValue());
    }

    @Test
    void classifyingPrintsItsResultAsOneJsonValue() throws IOException {
        var json = classifying.json("output", "window", "classPixels", "noDataPixels", "modelSha256", "modelEpoch");

        assertEquals(map.toString(), json.path("output").textValue());
        long counted = json.path("noDataPixels").longValue();
        for (var pixels : json.path("classPixels")) {
            counted += pixels.longValue();
        }
        assertEquals((long) SIZE * SIZE, counted);
        assertFalse(classifying.err().isBlank(), "progress belongs on standard error");
    }

    @Test
    void theMapCanBeAssessedAgainstTheTruth() throws IOException {
        var json = Invocation.of(
                        "assess", "--map", map, "--reference", scene.labels(), "--legend", scene.legend(), "--json")
                .json("overall", "classes", "meanIou", "matrix", "pixels");

        assertEquals((long) SIZE * SIZE, json.path("pixels").longValue());
        double overall = json.path("overall").path("estimate").doubleValue();
        assertTrue(overall > 0 && overall < 1, json.toString());
    }

    @Test
    void theMapCanBeAssessedOnBlocksThatTrainingNeverSaw() throws IOException {
        var json = Invocation.of(
                        "assess",
                        "--map",
                        map,
                        "--reference",
                        scene.labels(),
                        "--legend",
                        scene.legend(),
                        "--test-blocks",
                        model,
                        "--json")
                .json("pixels");

        long pixels = json.path("pixels").longValue();
        assertTrue(pixels > 0 && pixels < (long) SIZE * SIZE, json.toString());
    }

    @Test
    void aCheckpointIsChosenByItsName() throws IOException {
        classifying.succeeds();
        var named = folder.resolve("named.tif");
        var json = classify(named, "--checkpoint", "epoch-0001", "--json").json("modelEpoch");
        assertEquals(1, json.path("modelEpoch").intValue());
        assertArrayEquals(Files.readAllBytes(map), Files.readAllBytes(named));
        classify(folder.resolve("none.tif"), "--checkpoint", "epoch-0008").fails(model, "epoch-0008", "epoch-0001");
    }

    @Test
    void testBlocksOfAnotherGroundAreRefusedWithWhatDiffers() throws IOException {
        var elsewhere = folder.resolve("elsewhere.tif");
        var there = new Grid(64, 64, new GridToCrs(7_000, 1, 0, 9_000, 0, -1), "EPSG:32633");
        var bands = List.of(Band.of("class", SampleType.UINT8));
        try (var writer = GeoTiffWriter.create(elsewhere, there, bands, GeoTiffOptions.defaults())) {
            writer.write(new Tile(there.bounds(), bands, new byte[64 * 64], Optional.empty()));
            writer.finish();
        }
        Invocation.of(
                        "assess",
                        "--map",
                        elsewhere,
                        "--reference",
                        elsewhere,
                        "--legend",
                        scene.legend(),
                        "--test-blocks",
                        model)
                .fails(elsewhere, "lies on no image", "image.tif", "64 × 64");
    }

    @ParameterizedTest
    @CsvSource({"256,1", "256,2", "512,1", "512,2", "1024,2"})
    void theMapDoesNotDependOnWorkWindowsOrThreads(int workWindow, int threads) throws IOException {
        classifying.succeeds();
        var other = folder.resolve("map-" + workWindow + "-" + threads + ".tif");

        classify(other, "--work-window", workWindow, "--threads", threads).succeeds();

        assertArrayEquals(Files.readAllBytes(map), Files.readAllBytes(other));
    }

    @Test
    void aMapInEightBitsIsNearlyTheSameAndSaysSo() throws IOException {
        var quick = folder.resolve("quick.tif");
        var part = folder.resolve("quick-part.tif");

        classify(quick, "--arithmetic", "int8").succeeds();
        classify(part, "--arithmetic", "int8", "--window", "0,0,64,64").succeeds();

        assertEquals("int8", MetadataItems.of(quick).get("LAPWING_ARITHMETIC"));
        assertFalse(MetadataItems.of(map).containsKey("LAPWING_ARITHMETIC"));
        double same = Invocation.of("assess", "--map", quick, "--reference", map, "--json")
                .json("overall")
                .path("overall")
                .path("estimate")
                .doubleValue();
        assertTrue(same > 0.9, "the same class in " + same);
        var corner = Window.of(0, 0, 64, 64);
        try (var whole = RasterFiles.open(quick);
                var alone = RasterFiles.open(part)) {
            var expected = whole.read(corner, CancelToken.NEVER);
            var found = alone.read(corner, CancelToken.NEVER);
            for (int pixel = 0; pixel < 64 * 64; pixel++) {
                assertEquals(expected.value(0, pixel % 64, pixel / 64), found.value(0, pixel % 64, pixel / 64));
            }
        }
        Invocation.of(
                        "classify",
                        "--model",
                        model,
                        "--image",
                        scene.image(),
                        "--output",
                        quick,
                        "--arithmetic",
                        "int8",
                        "--device",
                        "gpu:0")
                .isWrongUsage("--arithmetic", "gpu:0");
    }

    @Test
    void pixelsBelowAThresholdAreWrittenAsUnknown() throws IOException {
        var json = classify(folder.resolve("sure.tif"), "--unknown-below", 0.9, "--json")
                .json("unknown", "classPixels", "noDataPixels");

        var unknown = json.path("unknown");
        assertEquals(0.9, unknown.path("below").doubleValue());
        assertEquals(255, unknown.path("code").intValue());
        long counted =
                json.path("noDataPixels").longValue() + unknown.path("pixels").longValue();
        for (var pixels : json.path("classPixels")) {
            counted += pixels.longValue();
        }
        assertEquals((long) SIZE * SIZE, counted);
    }

    @Test
    void unknownPixelsAreReportedByTheAssessmentAndTheModelIsNamed() throws IOException {
        var sure = folder.resolve("surely.tif");
        long unknown = classify(sure, "--unknown-below", 0.9, "--json")
                .json("unknown")
                .path("unknown")
                .path("pixels")
                .longValue();
        assertTrue(unknown > SIZE * SIZE / 2, "a model of two steps is seldom sure");
        var withLegend = Invocation.of(
                "assess", "--map", sure, "--reference", scene.labels(), "--legend", scene.legend(), "--json");
        var without = Invocation.of("assess", "--map", sure, "--reference", scene.labels(), "--json");
        for (var assessed : List.of(withLegend, without)) {
            var json = assessed.json("mapUnknown", "coverage", "provenance");
            assertEquals(unknown, json.path("mapUnknown").longValue());
            assertEquals(
                    1 - (double) unknown / (SIZE * SIZE), json.path("coverage").doubleValue(), 1e-9);
            assertEquals(
                    classifying.json("modelSha256").path("modelSha256").textValue(),
                    json.path("provenance").path("model").textValue());
            assertEquals(4, json.path("classes").size());
        }
    }

    @Test
    void aThresholdThatIsNoProbabilityIsWrongUsage() throws IOException {
        var refused = classify(folder.resolve("none.tif"), "--unknown-below", 60);

        assertEquals(LapwingCommand.USAGE, refused.exitCode());
        assertTrue(refused.err().contains("above 0 and at most 1"), refused.err());
    }

    @Test
    void aWindowOfTheImageAndItsProbabilitiesAreWritten() throws IOException {
        var part = folder.resolve("part.tif");
        var probabilities = folder.resolve("probabilities.tif");

        var json = classify(part, "--window", "100,60,64,48", "--probabilities", probabilities, "--json")
                .json("probabilities");

        assertEquals("[100,60,64,48]", json.path("window").toString());
        assertEquals(
                64,
                Invocation.of("info", part, "--json")
                        .json("columns")
                        .path("columns")
                        .intValue());
        assertEquals(
                4,
                Invocation.of("info", probabilities, "--json")
                        .json("bands")
                        .path("bands")
                        .size());
    }

    @Test
    void aMapIntoAMissingFolderIsRefusedAndLeavesNothing() {
        var missing = folder.resolve("missing");

        classify(missing.resolve("map.tif"), "--json").fails(missing, "Make it first");

        assertFalse(Files.exists(missing));
    }

    @Test
    void aCancelledMapLeavesNothing() throws IOException {
        var empty = Files.createDirectory(folder.resolve("cancelled"));

        Invocation.cancelled(
                        "classify", "--model", model, "--image", scene.image(), "--output", empty.resolve("map.tif"))
                .wasCancelled();

        assertEquals(List.of(), names(empty));
    }

    @Test
    void theImageIsNeverReplacedByItsMap() throws IOException {
        var before = Files.size(scene.image());

        classify(scene.image(), "--json").fails(scene.image(), "cannot replace");

        assertEquals(before, Files.size(scene.image()));
    }

    @Test
    void aWindowOutsideTheImageIsWrongUsage() {
        var target = folder.resolve("outside.tif");

        classify(target, "--window", "600,600,10,10", "--json")
                .isWrongUsage("The window 600,600,10,10 lies outside the image", "512 x 512");

        assertFalse(Files.exists(target));
    }

    @Test
    void aMapIsWrittenUnderTheNameOfATiffOnly() {
        for (var name : List.of("o.png", "labels.tif.aux.xml", "model.json", "map")) {
            var target = folder.resolve(name);
            classify(target, "--json").isWrongUsage(target.toString(), "GeoTIFF", ".tif");
            classify(folder.resolve("o.tif"), "--probabilities", target).isWrongUsage(target.toString());
            assertFalse(Files.exists(target));
        }
    }

    @Test
    void aMapReplacesNothingButATiff() throws IOException {
        var notes = Files.writeString(folder.resolve("notes.tif"), "not a TIFF at all");
        var empty = Files.createFile(folder.resolve("empty.tif"));

        classify(notes, "--json").fails(notes, "no TIFF");
        classify(empty, "--window", "0,0,16,16").succeeds();

        assertEquals("not a TIFF at all", Files.readString(notes));
    }

    @Test
    void aMapNeverGoesIntoTheFolderOfItsModel() throws IOException {
        var before = names(model);

        classify(model.resolve("map.tif"), "--json").fails(model, "the model's own folder");
        classify(model.resolve("checkpoints/epoch-0001/map.tif"), "--json").fails("the model's own folder");

        assertEquals(before, names(model));
    }

    @Test
    void wrongNumbersAreWrongUsage() {
        var target = folder.resolve("wrong.tif");

        classify(target, "--threads", 0).isWrongUsage("threads 0");
        classify(target, "--work-window", 1).isWrongUsage("work window 1");
        Invocation.of("classify", "--model", model, "--image", scene.image(), "--output", target, "--device", "abacus")
                .isWrongUsage("abacus");
    }

    @Test
    void missingModelsAndImagesAreNamed() {
        var missing = folder.resolve("nowhere");
        var target = folder.resolve("never.tif");

        Invocation.of("classify", "--model", missing, "--image", scene.image(), "--output", target, "--json")
                .fails(missing);
        Invocation.of("classify", "--model", folder, "--image", scene.image(), "--output", target, "--json")
                .fails(folder, "no model folder");
        Invocation.of("classify", "--model", model, "--image", missing, "--output", target, "--json")
                .fails(missing);
        assertFalse(Files.exists(target));
    }

    @Test
    void anImageWithOtherBandsIsRefused() {
        var target = folder.resolve("bands.tif");

        Invocation.of("classify", "--model", model, "--image", scene.labels(), "--output", target, "--json")
                .fails("band");

        assertFalse(Files.exists(target));
    }

    @Test
    void theImageThatTheModelLearntFromIsNotWarnedOf() throws IOException {
        assertEquals("[]", classifying.json("differences").path("differences").toString());
        assertFalse(classifying.err().contains("Warning"), classifying.err());
        classify(folder.resolve("strict.tif"), "--strict").succeeds();
    }

    @Test
    void anImageUnlikeThoseTheModelLearntFromIsWarnedOfAndRefusedWhenAsked() throws IOException {
        var unlike = unlike();
        var target = folder.resolve("unlike-map.tif");
        var wanted = new Object[] {
            "classify", "--model", model, "--image", unlike, "--output", target, "--device", "cpu", "--json"
        };
        var warned = Invocation.of(wanted);
        var kinds = new TreeSet<String>();
        for (var difference : warned.json("differences").path("differences")) {
            kinds.add(difference.path("kind").textValue());
            assertTrue(
                    warned.err().contains("Warning: " + difference.path("text").textValue()), warned.err());
        }
        assertEquals(Set.of("RESOLUTION", "SAMPLE_TYPE", "VALUES"), kinds);
        Files.delete(target);

        var strict = Arrays.copyOf(wanted, wanted.length + 1);
        strict[wanted.length] = "--strict";
        Invocation.of(strict).fails(unlike, "another unit", "times as small");
        assertFalse(Files.exists(target));
    }

    /// The image in another unit, as fractions, of pixels ten times as large.
    private static Path unlike() throws IOException {
        var file = folder.resolve("unlike.tif");
        try (var image = RasterFiles.open(scene.image())) {
            var transform = image.grid().transform();
            var grid =
                    new Grid(SIZE, SIZE, transform.scaled(10, 10), image.grid().crs());
            var bands = image.bands().stream()
                    .map(band -> Band.of(band.name(), SampleType.FLOAT32))
                    .toList();
            var tile = image.read(image.grid().bounds(), CancelToken.NEVER);
            int pixels = SIZE * SIZE;
            var samples = new float[bands.size() * pixels];
            for (int band = 0; band < bands.size(); band++) {
                tile.copyValues(band, samples, band * pixels);
            }
            for (int i = 0; i < samples.length; i++) {
                samples[i] /= 10_000;
            }
            try (var writer = GeoTiffWriter.create(file, grid, bands, GeoTiffOptions.defaults())) {
                writer.write(new Tile(grid.bounds(), bands, samples, Optional.empty()));
                writer.finish();
            }
        }
        return file;
    }

    private static Invocation train(Object... more) {
        var arguments = new ArrayList<Object>(List.of("train", "--image", scene.image(), "--labels", scene.labels()));
        arguments.addAll(List.of("--legend", scene.legend(), "--model", model, "--device", "cpu", "--json"));
        arguments.addAll(List.of("--epochs", 1, "--patches-per-epoch", 4, "--batch", 2, "--patch", 128));
        arguments.addAll(Arrays.asList(more));
        return Invocation.of(arguments.toArray());
    }

    private static Invocation classify(Path target, Object... more) {
        var arguments = new ArrayList<Object>(List.of("classify", "--model", model, "--image", scene.image()));
        arguments.addAll(List.of("--output", target, "--device", "cpu"));
        arguments.addAll(Arrays.asList(more));
        return Invocation.of(arguments.toArray());
    }

    private static List<Path> names(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
