package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.ModelException;
import org.lapwing.model.Segmenter;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.raster.write.FileWriteException;
import org.lapwing.testsupport.FakeSegmenter;
import org.lapwing.testsupport.FaultyRaster;
import org.lapwing.testsupport.Scene;

class ClassificationExportTest {

    private static final int MARGIN = 2;
    private static final int PATCHES = 8 * 7;
    private static final MemoryRaster IMAGE = Scene.patchwork(760, 610, 2, 8);
    private static final Checkpoint CHECKPOINT = Models.checkpoint(Models.card(100, MARGIN), "abc123");

    @TempDir
    Path folder;

    private final DeviceQueue device = new DeviceQueue("device-test");
    private final List<FakeSegmenter> opened = new CopyOnWriteArrayList<>();
    private final ClassificationExport export = new ClassificationExport(device, _ -> {
        opened.add(new FakeSegmenter(MARGIN, Models.THRESHOLDS));
        return opened.getLast();
    });

    @AfterEach
    void endDevice() {
        device.close();
    }

    private ExportRequest request(String name) {
        return ExportRequest.of(IMAGE, List.of(), CHECKPOINT, folder.resolve(name));
    }

    private ExportResult run(ExportRequest request) throws IOException {
        return export.run(request, CancelToken.NEVER, ProgressListener.NONE);
    }

    private static Tile pixels(Path file) throws IOException {
        try (var raster = RasterFiles.open(file)) {
            return raster.read(raster.grid().bounds(), CancelToken.NEVER);
        }
    }

    private List<String> leftovers() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private PredictedRaster live() throws IOException {
        return PredictedRaster.of(
                IMAGE,
                CHECKPOINT.card(),
                CHECKPOINT.sha256(),
                new FakeSegmenter(MARGIN, Models.THRESHOLDS),
                device,
                PredictionSettings.live());
    }

    @Test
    void whatIsSeenLiveIsWhatIsWritten() throws Exception {
        run(request("map.tif"));
        try (var live = live();
                var classes = ClassRaster.codes(live, Models.legend())) {
            var seen = classes.read(IMAGE.grid().bounds(), CancelToken.NEVER);
            PredictedRasterTest.assertSame(seen, pixels(folder.resolve("map.tif")));
        }
    }

    @Test
    void theFileIsTheSameToTheByteWhateverTheWorkWindowAndThreads() throws Exception {
        run(request("reference.tif"));
        var reference = Files.readAllBytes(folder.resolve("reference.tif"));
        for (int workWindow : new int[] {64, 256, 512, 1024}) {
            for (int threads = 1; threads <= 2; threads++) {
                run(request("other.tif").withWorkWindow(workWindow).withThreads(threads));
                assertArrayEquals(
                        reference, Files.readAllBytes(folder.resolve("other.tif")), workWindow + ", " + threads);
            }
        }
    }

    @Test
    void everyPatchIsPredictedOnceAndEveryPixelCounted() throws Exception {
        var result = run(request("map.tif"));
        assertEquals(PATCHES, result.patches());
        assertEquals(PATCHES, opened.getFirst().calls());
        long counted = result.classPixels().stream().mapToLong(Long::longValue).sum();
        assertEquals(760 * 610, counted + result.noDataPixels());
        assertEquals(
                IMAGE.read(IMAGE.grid().bounds(), CancelToken.NEVER)
                        .invalidPixels()
                        .cardinality(),
                result.noDataPixels());
    }

    @Test
    void aWindowHoldsThePixelsOfTheWholeAtItsPlaceOnTheGround() throws Exception {
        run(request("whole.tif"));
        var window = Window.of(137, 59, 421, 333);
        var result = run(request("part.tif").withWindow(window));
        assertEquals(window, result.window());
        var whole = pixels(folder.resolve("whole.tif")).crop(window);
        var part = pixels(folder.resolve("part.tif"));
        for (int row = 0; row < 333; row++) {
            for (int column = 0; column < 421; column++) {
                assertEquals(whole.sample(0, column, row), part.sample(0, column, row), column + "," + row);
            }
        }
        try (var raster = RasterFiles.open(folder.resolve("part.tif"))) {
            assertEquals(
                    IMAGE.grid().transform().shifted(137, 59), raster.grid().transform());
            assertEquals(IMAGE.grid().crs(), raster.grid().crs());
        }
    }

    @Test
    void probabilitiesAreThoseOfTheLiveScores() throws Exception {
        run(request("map.tif").withProbabilities(folder.resolve("p.tif")));
        var written = pixels(folder.resolve("p.tif"));
        assertEquals(
                List.of("water", "tree", "field"),
                written.bands().stream().map(band -> band.name()).toList());
        try (var live = live()) {
            var scores = live.read(IMAGE.grid().bounds(), CancelToken.NEVER);
            var one = new float[3];
            for (int row = 0; row < 610; row++) {
                for (int column = 0; column < 760; column++) {
                    assertEquals(scores.isValid(column, row), written.isValid(column, row), column + "," + row);
                    if (scores.isValid(column, row)) {
                        for (int index = 0; index < 3; index++) {
                            one[index] = (float) scores.sample(index, column, row);
                        }
                        org.lapwing.raster.Scores.softmax(one, 3, 0, 1, one);
                        assertEquals(one[1], written.sample(1, column, row), column + "," + row);
                    }
                }
            }
        }
    }

    @Test
    void coloursNamesAndProvenanceAreInTheFile() throws Exception {
        run(request("map.tif"));
        try (var raster = RasterFiles.open(folder.resolve("map.tif"))) {
            var band = raster.bands().getFirst();
            assertEquals(0xFF00AA00, band.colorTable().orElseThrow().argb(20));
            assertEquals(0, band.noData().orElseThrow());
            assertTrue(raster.levels() > 1, "overviews");
        }
        var text = Files.readString(folder.resolve("map.tif"), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("abc123"), "hash of the model");
        assertTrue(text.contains(SoftwareVersion.current()), SoftwareVersion.current());
        assertFalse(SoftwareVersion.current().contains("$"), SoftwareVersion.current());
    }

    @Test
    void pixelsThatAreTooUnsureGetTheirOwnCodeNameAndColour() throws Exception {
        run(request("all.tif"));
        var result = run(request("sure.tif").withUnknown(UnknownClass.below(0.6)));
        int code = ClassCodes.of(Models.legend()).unknown();
        var all = pixels(folder.resolve("all.tif"));
        var sure = pixels(folder.resolve("sure.tif"));
        long unknown = 0;
        try (var live = live()) {
            var scores = live.read(IMAGE.grid().bounds(), CancelToken.NEVER);
            var one = new float[3];
            for (int row = 0; row < 610; row++) {
                for (int column = 0; column < 760; column++) {
                    if (!scores.isValid(column, row)) {
                        assertFalse(sure.isValid(column, row), column + "," + row);
                        continue;
                    }
                    for (int index = 0; index < 3; index++) {
                        one[index] = (float) scores.sample(index, column, row);
                    }
                    org.lapwing.raster.Scores.softmax(one, 3, 0, 1, one);
                    boolean tooUnsure = Math.max(one[0], Math.max(one[1], one[2])) < 0.6f;
                    unknown += tooUnsure ? 1 : 0;
                    assertEquals(
                            tooUnsure ? code : all.sample(0, column, row),
                            sure.sample(0, column, row),
                            column + "," + row);
                }
            }
        }
        assertTrue(unknown > 1000, "unknown pixels: " + unknown);
        assertEquals(unknown, result.unknownPixels());
        try (var raster = RasterFiles.open(folder.resolve("sure.tif"))) {
            assertEquals(
                    0xFF808080,
                    raster.bands().getFirst().colorTable().orElseThrow().argb(code));
        }
        var text = Files.readString(folder.resolve("sure.tif"), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("unknown") && text.contains("LAPWING_UNKNOWN_BELOW"), "provenance");
    }

    @Test
    void progressGrowsToTheNumberOfPixels() throws Exception {
        var heard = new ArrayList<Progress>();
        export.run(request("map.tif"), CancelToken.NEVER, heard::add);
        var classified =
                heard.stream().filter(each -> each.phase().equals("classify")).toList();
        assertEquals(PATCHES, classified.size());
        assertEquals(760 * 610, classified.getLast().done());
        assertEquals(1.0, classified.getLast().fraction());
    }

    @Test
    void aBrokenSpotNamesItsWindowAndLeavesNothing() throws Exception {
        var broken = new FaultyRaster(IMAGE);
        broken.breakAt(500, 400);
        var request = ExportRequest.of(broken, List.of(), CHECKPOINT, folder.resolve("map.tif"))
                .withProbabilities(folder.resolve("p.tif"))
                .withWorkWindow(256)
                .withThreads(2);
        var failure = assertThrows(ExportException.class, () -> run(request));
        assertTrue(failure.getMessage().contains("window 382,382,196,100"), failure.getMessage());
        assertTrue(failure.getMessage().contains("broken at pixel 500, 400"), failure.getMessage());
        assertEquals(List.of(), leftovers());
    }

    @Test
    void aFailureLeavesAnEarlierMapAsItWas() throws Exception {
        Files.writeString(folder.resolve("map.tif"), "II*\0earlier map");
        var failing = new ClassificationExport(device, _ -> new Segmenter() {
            @Override
            public float[] scores(float[] input, int batch, int height, int width) throws ModelException {
                throw new ModelException("The engine stopped.");
            }

            @Override
            public void close() {}
        });
        var failure = assertThrows(
                ExportException.class, () -> failing.run(request("map.tif"), CancelToken.NEVER, ProgressListener.NONE));
        assertTrue(failure.getMessage().contains("window 0,0,96,96"), failure.getMessage());
        assertEquals(List.of("map.tif"), leftovers());
        assertEquals("II*\0earlier map", Files.readString(folder.resolve("map.tif")));
    }

    @Test
    void aCancelledExportLeavesNothing() throws Exception {
        var cancel = CancelToken.create();
        assertThrows(
                CancelledException.class,
                () -> export.run(request("map.tif"), cancel, progress -> {
                    if (progress.done() > 200_000) {
                        cancel.cancel();
                    }
                }));
        assertEquals(List.of(), leftovers());
    }

    @Test
    void theSegmenterIsUsedAndClosedOnTheDeviceThreadOnly() throws Exception {
        run(request("map.tif"));
        device.submit(org.lapwing.jobs.Lane.EXPORT, CancelToken.NEVER, () -> true)
                .get();
        assertTrue(opened.getFirst().isClosed());
        assertEquals(
                List.of("device-test"),
                opened.getFirst().callers().stream().distinct().toList());
    }

    @Test
    void theInputIsNeverOverwritten() throws Exception {
        var input = folder.resolve("image.tif");
        Files.writeString(input, "imagery");
        var request = ExportRequest.of(IMAGE, List.of(input), CHECKPOINT, folder.resolve("./image.tif"));
        assertThrows(ExportException.class, () -> run(request));
        assertEquals("imagery", Files.readString(input));
    }

    @Test
    void aMissingFolderAndAWindowOutsideTheImageAreRefusedBeforeAnythingStarts() {
        assertThrows(FileWriteException.class, () -> run(request("missing/map.tif")));
        assertThrows(IllegalArgumentException.class, () -> request("map.tif").withWindow(Window.of(760, 0, 10, 10)));
        assertEquals(List.of(), opened);
    }
}
