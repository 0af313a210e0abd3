package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.FakeSegmenter;
import org.lapwing.testsupport.Scene;

class PredictedRasterTest {

    private static final int MARGIN = 3;

    private final DeviceQueue device = new DeviceQueue("device-test");
    private final FakeSegmenter segmenter = new FakeSegmenter(MARGIN, Models.THRESHOLDS);

    @AfterEach
    void endDevice() {
        device.close();
    }

    private PredictedRaster prediction(RasterSource image, long cacheBytes) throws Exception {
        var settings = new PredictionSettings(Lane.INTERACTIVE, cacheBytes, 2);
        return PredictedRaster.of(image, Models.card(26, MARGIN), "v1", segmenter, device, settings);
    }

    /// The scores as the definition has them, pixel by pixel: no patches, no cache.
    private static float[] reference(RasterSource image, int column, int row) throws Exception {
        int side = 2 * MARGIN + 1;
        var tile = image.read(Window.of(column - MARGIN, row - MARGIN, side, side), CancelToken.NEVER);
        var input = new float[2 * side * side];
        for (int i = 0; i < side * side; i++) {
            boolean valid = tile.isValid(i % side, i / side);
            input[i] = valid ? (float) ((tile.value(0, i % side, i / side) - 128) / 60) : 0;
        }
        return new FakeSegmenter(MARGIN, Models.THRESHOLDS).scores(input, 1, side, side);
    }

    static void assertSame(Tile expected, Tile actual) {
        assertEquals(expected.window(), actual.window());
        assertEquals(expected.invalidPixels(), actual.invalidPixels());
        int pixels = (int) expected.window().pixels();
        for (int band = 0; band < expected.bands().size(); band++) {
            var one = new float[pixels];
            var other = new float[pixels];
            expected.copyValues(band, one, 0);
            actual.copyValues(band, other, 0);
            assertTrue(Arrays.equals(one, other), "band " + band + " of " + expected.window());
        }
    }

    @Test
    void patchesAreInvisibleInTheScores() throws Exception {
        var image = Scene.patchwork(67, 45, 2, 1);
        try (var prediction = prediction(image, 1 << 20)) {
            var whole = prediction.read(Window.of(-3, -2, 75, 52), CancelToken.NEVER);
            var pixels = image.read(image.grid().bounds(), CancelToken.NEVER);
            for (int row = -2; row < 50; row++) {
                for (int column = -3; column < 72; column++) {
                    boolean inside = column >= 0 && row >= 0 && column < 67 && row < 45;
                    boolean valid = inside && pixels.isValid(column, row);
                    assertEquals(valid, whole.isValid(column + 3, row + 2), column + "," + row);
                    var expected = valid ? reference(image, column, row) : new float[3];
                    for (int index = 0; index < 3; index++) {
                        assertEquals(
                                expected[index], whole.sample(index, column + 3, row + 2), 1e-6, column + "," + row);
                    }
                }
            }
        }
    }

    @Test
    void readInPiecesIsReadWholeWhateverTheWindowThreadOrCache() throws Exception {
        var image = Scene.patchwork(130, 90, 2, 2);
        var random = new SplittableRandom(5);
        try (var large = prediction(image, 1 << 24);
                var small = PredictedRaster.of(
                        image,
                        Models.card(26, MARGIN),
                        "v1",
                        new FakeSegmenter(MARGIN, Models.THRESHOLDS),
                        device,
                        new PredictionSettings(Lane.EXPORT, 0, 3));
                var decoders = WorkerPool.create("tile", 3, WorkerPool.Ending.ABANDON)) {
            for (int level = 0; level < PredictedRaster.LEVELS; level++) {
                var all = new Window(0, 0, 130 >> level, 90 >> level, level);
                var whole = large.read(all, CancelToken.NEVER);
                for (int i = 0; i < 40; i++) {
                    int width = 1 + random.nextInt(all.width());
                    int height = 1 + random.nextInt(all.height());
                    var window = new Window(
                            random.nextInt(all.width() - width + 1),
                            random.nextInt(all.height() - height + 1),
                            width,
                            height,
                            level);
                    var source = i % 2 == 0 ? large : small;
                    var tile = i % 3 == 0
                            ? source.read(window, CancelToken.NEVER)
                            : source.readAsync(window, CancelToken.NEVER, decoders)
                                    .get(10, TimeUnit.SECONDS);
                    assertSame(whole.crop(window), tile);
                }
            }
        }
    }

    @Test
    void aReducedLevelPicksUpperLeftPixelsOfTheFullOne() throws Exception {
        try (var prediction = prediction(Scene.patchwork(61, 43, 2, 3), 1 << 20)) {
            var full = prediction.read(Window.of(0, 0, 64, 44), CancelToken.NEVER);
            for (int level = 1; level < prediction.levels(); level++) {
                int step = 1 << level;
                var reduced = prediction.read(new Window(0, 0, 64 / step, 44 / step, level), CancelToken.NEVER);
                for (int row = 0; row < reduced.height(); row++) {
                    for (int column = 0; column < reduced.width(); column++) {
                        assertEquals(
                                full.isValid(column * step, row * step),
                                reduced.isValid(column, row),
                                column + "," + row);
                        assertEquals(
                                full.sample(1, column * step, row * step),
                                reduced.sample(1, column, row),
                                column + "," + row);
                    }
                }
            }
        }
    }

    @Test
    void aKeptPatchIsNotPredictedAgain() throws Exception {
        try (var prediction = prediction(Scene.patchwork(40, 40, 2, 4), 1 << 20)) {
            prediction.read(Window.of(0, 0, 40, 40), CancelToken.NEVER);
            assertEquals(4, segmenter.calls());
            prediction.read(Window.of(5, 5, 30, 30), CancelToken.NEVER);
            assertEquals(4, segmenter.calls());
        }
    }

    @Test
    void patchesWithoutDataAreNotPredicted() throws Exception {
        var image = Scene.patchwork(20, 20, 2, 4);
        try (var prediction = prediction(image, 1 << 20)) {
            var tile = prediction.read(Window.of(40, 40, 10, 10), CancelToken.NEVER);
            assertTrue(tile.isAllInvalid());
            assertEquals(0, segmenter.calls());
        }
    }

    @Test
    void everyPredictionHappensOnTheDeviceThread() throws Exception {
        try (var prediction = prediction(Scene.patchwork(40, 40, 2, 4), 1 << 20)) {
            prediction.read(Window.of(0, 0, 40, 40), CancelToken.NEVER);
        }
        assertEquals(
                List.of("device-test"), segmenter.callers().stream().distinct().toList());
    }

    @Test
    void closingClosesTheSegmenterOnTheDeviceAndRefusesFurtherReads() throws Exception {
        var prediction = prediction(Scene.patchwork(40, 40, 2, 4), 1 << 20);
        prediction.close();
        device.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> true).get(10, TimeUnit.SECONDS);
        assertTrue(segmenter.isClosed());
        assertThrows(
                org.lapwing.jobs.CancelledException.class,
                () -> prediction.read(Window.of(0, 0, 4, 4), CancelToken.NEVER));
    }

    @Test
    void readingOnTheDeviceThreadIsRefusedBecauseItWouldWaitForItself() throws Exception {
        try (var prediction = prediction(Scene.patchwork(40, 40, 2, 4), 1 << 20)) {
            CompletableFuture<Tile> read = device.submit(
                    Lane.INTERACTIVE,
                    CancelToken.NEVER,
                    () -> prediction.read(Window.of(0, 0, 4, 4), CancelToken.NEVER));
            var failure =
                    assertThrows(java.util.concurrent.ExecutionException.class, () -> read.get(10, TimeUnit.SECONDS));
            assertTrue(failure.getCause() instanceof IllegalStateException);
        }
    }

    @Test
    void anotherModelIsAnotherSource() throws Exception {
        var image = Scene.patchwork(40, 40, 2, 4);
        try (var one = prediction(image, 0);
                var other = PredictedRaster.of(
                        image,
                        Models.card(26, MARGIN),
                        "v2",
                        new FakeSegmenter(MARGIN, Models.THRESHOLDS),
                        device,
                        PredictionSettings.live())) {
            assertNotEquals(one.id(), other.id());
            assertEquals(image.id().content(), one.id().content());
        }
    }

    @Test
    void classesAreTheHighestScoresAndNoDataIsTheIgnoredCode() throws Exception {
        var image = Scene.patchwork(90, 70, 2, 6);
        try (var prediction = prediction(image, 1 << 20)) {
            var scores = prediction.read(image.grid().bounds(), CancelToken.NEVER);
            var codes = ClassRaster.codes(prediction, Models.legend())
                    .read(image.grid().bounds(), CancelToken.NEVER);
            var indices = ClassRaster.indices(prediction, Models.legend())
                    .read(image.grid().bounds(), CancelToken.NEVER);
            var seen = new BitSet();
            for (int row = 0; row < 70; row++) {
                for (int column = 0; column < 90; column++) {
                    int best = 0;
                    for (int index = 1; index < 3; index++) {
                        if (scores.sample(index, column, row) > scores.sample(best, column, row)) {
                            best = index;
                        }
                    }
                    boolean valid = scores.isValid(column, row);
                    assertEquals(valid, codes.isValid(column, row));
                    assertEquals(valid ? 10 * (best + 1) : 0, codes.sample(0, column, row));
                    assertEquals(valid ? best : 255, indices.sample(0, column, row));
                    seen.set(valid ? best : 255);
                }
            }
            assertEquals(4, seen.cardinality(), "the scene shows all classes and no data: " + seen);
            assertFalse(codes.isAllValid());
        }
    }

    @Test
    void sampledLevelsHoldTruePixelsOfSpreadPatchesAndNothingBetween() throws Exception {
        var image = Scene.patchwork(5000, 4200, 2, 3);
        var card = Models.card(520, 4);
        try (var prediction = PredictedRaster.of(
                image, card, "v1", new FakeSegmenter(4, Models.THRESHOLDS), device, PredictionSettings.live())) {
            assertEquals(6, prediction.sampledLevels());
            var sampled = prediction.read(new Window(0, 0, 256, 256, 3), CancelToken.NEVER);
            for (int row = 0; row < 256; row += 3) {
                for (int column = 0; column < 256; column += 3) {
                    boolean inSample = (column * 8 / 512) % 2 == 0 && (row * 8 / 512) % 2 == 0;
                    if (!inSample) {
                        assertFalse(sampled.isValid(column, row), column + "," + row);
                    }
                }
            }
            for (var corner : new int[][] {{3, 5}, {140, 7}, {130, 160}}) {
                var whole = prediction.read(Window.of(corner[0] * 8L, corner[1] * 8L, 1, 1), CancelToken.NEVER);
                assertEquals(whole.isValid(0, 0), sampled.isValid(corner[0], corner[1]));
                assertEquals(whole.sample(1, 0, 0), sampled.sample(1, corner[0], corner[1]));
            }
        }
    }

    @Test
    void aSampledTileCostsFourPatchesAndShowsWhatIsKnownBesides() throws Exception {
        var image = Scene.patchwork(2048, 2048, 1, 3);
        var card = Models.card(520, 4, List.of("band 1"), 1);
        var counting = new FakeSegmenter(4, Models.THRESHOLDS);
        try (var prediction = PredictedRaster.of(image, card, "v1", counting, device, PredictionSettings.live())) {
            var level = new Window(0, 0, 256, 256, 3);
            var first = prediction.read(level, CancelToken.NEVER);
            assertEquals(4, counting.calls());
            prediction.read(Window.of(600, 600, 10, 10), CancelToken.NEVER);
            assertEquals(5, counting.calls());
            var again = prediction.read(level, CancelToken.NEVER);
            assertEquals(5, counting.calls(), "nothing is predicted twice");
            assertTrue(
                    again.invalidPixels().cardinality() < first.invalidPixels().cardinality());
        }
    }

    @Test
    void theSampleOfALevelHoldsThoseBeyond() {
        var patches = new PatchGrid(Scene.ramp(7, 5).grid(), 512, 128);
        assertEquals(2, PatchSample.step(patches, 3));
        assertEquals(4, PatchSample.step(patches, 4));
        assertEquals(8, PatchSample.step(patches, 5));
        assertEquals(1, PatchSample.step(new PatchGrid(Scene.ramp(7, 5).grid(), 5000, 0), 3));
    }

    @Test
    void levelsBeyondTheSampledOnesAreRefused() throws Exception {
        try (var prediction = prediction(Scene.patchwork(67, 45, 2, 1), 1 << 20)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> prediction.read(new Window(0, 0, 1, 1, 6), CancelToken.NEVER));
        }
    }
}
