package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.FakeSegmenter;
import org.lapwing.testsupport.Scene;

/// What was predicted once is not predicted again: in memory, on disk, in another session.
class KeptScoresTest {

    private static final int MARGIN = 3;
    private static final InstantSource CLOCK = () -> Instant.ofEpochSecond(1_700_000_000);

    @TempDir
    Path folder;

    private final DeviceQueue device = new DeviceQueue("device-test");
    private final RasterSource image = Scene.patchwork(130, 90, 2, 2);
    private FakeSegmenter segmenter = new FakeSegmenter(MARGIN, Models.THRESHOLDS);

    @AfterEach
    void endDevice() {
        device.close();
    }

    private ScoreCache cache(long limit) throws IOException {
        var cache = new ScoreCache(1 << 24, Runnable::run);
        cache.keepIn(Optional.of(ScoreFolder.open(folder, limit, CLOCK)));
        return cache;
    }

    private LiveModel model(ScoreCache cache, String content) {
        return new LiveModel(image, device, _ -> segmenter, PredictionSettings.live(cache, () -> Optional.of(content)));
    }

    private static Tile whole(RasterSource raster) throws Exception {
        return raster.read(raster.grid().bounds(), CancelToken.NEVER);
    }

    private PredictedRaster offered(LiveModel model, String sha256) throws Exception {
        return model.offer(Models.checkpoint(Models.card(26, MARGIN), sha256)).get(10, TimeUnit.SECONDS);
    }

    /// A new session: nothing in memory, a fresh engine.
    private void restart() {
        segmenter = new FakeSegmenter(MARGIN, Models.THRESHOLDS);
    }

    @Test
    void aReopenedPredictionIsShownWithoutRunningTheDevice() throws Exception {
        Tile first;
        try (var model = model(cache(1 << 24), "image")) {
            first = whole(offered(model, "a"));
        }
        assertTrue(segmenter.calls() > 10);

        restart();
        try (var model = model(cache(1 << 24), "image")) {
            var raster = offered(model, "a");
            PredictedRasterTest.assertSame(first, whole(raster));
            assertEquals(0, segmenter.calls(), "neither probed nor asked");

            var sampled = raster.read(new Window(0, 0, 17, 12, PredictedRaster.LEVELS), CancelToken.NEVER);
            assertTrue(sampled.isValid(16, 1), "far out, what is on disk is shown between the samples");
            assertEquals(0, segmenter.calls());
        }
    }

    @Test
    void anotherModelImageOrCardIsPredicted() throws Exception {
        try (var model = model(cache(1 << 24), "image")) {
            whole(offered(model, "a"));
        }
        int patches = segmenter.calls() - 2;
        for (var other : new String[][] {{"image", "b"}, {"changed", "a"}}) {
            restart();
            try (var model = model(cache(1 << 24), other[0])) {
                whole(offered(model, other[1]));
                assertEquals(patches + 2, segmenter.calls(), "probed twice, then every patch");
            }
        }
        restart();
        try (var model = model(cache(1 << 24), "image")) {
            whole(model.offer(Models.checkpoint(Models.card(36, MARGIN), "a")).get(10, TimeUnit.SECONDS));
            assertTrue(segmenter.calls() > 2, "patches of another size");
        }
    }

    @Test
    void damagedFilesArePredictedAnew() throws Exception {
        Tile first;
        try (var model = model(cache(1 << 24), "image")) {
            first = whole(offered(model, "a"));
        }
        var files = new ArrayList<Path>();
        try (var all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        Files.write(files.get(0), new byte[50]);
        Files.write(files.get(1), new byte[0]);

        restart();
        try (var model = model(cache(1 << 24), "image")) {
            PredictedRasterTest.assertSame(first, whole(offered(model, "a")));
            assertEquals(2, segmenter.calls());
        }
    }

    @Test
    void whatIsInMemoryIsKeptWhenAPersonAsksForIt() throws Exception {
        var cache = ScoreCache.inMemory(1 << 24);
        try (var model = model(cache, "image")) {
            whole(offered(model, "a"));
            assertTrue(cache.folder().isEmpty());
            cache.keepIn(Optional.of(ScoreFolder.open(folder, 1 << 24, CLOCK)));
        }
        restart();
        try (var model = model(cache(1 << 24), "image")) {
            whole(offered(model, "a"));
            assertEquals(0, segmenter.calls());
        }
    }

    @Test
    void anImageOfUnknownContentIsNotKept() throws Exception {
        var settings = PredictionSettings.live(cache(1 << 24), ScoreOrigin.UNKNOWN);
        try (var model = new LiveModel(image, device, _ -> segmenter, settings)) {
            whole(offered(model, "a"));
        }
        try (var all = Files.list(folder)) {
            assertEquals(0, all.count());
        }
    }

    @Test
    void theMemoryBudgetHoldsAtOnceAndModelsShareIt() throws Exception {
        var cache = ScoreCache.inMemory(1 << 24);
        try (var one = model(cache, "image");
                var two = model(cache, "image")) {
            whole(offered(one, "a"));
            long alone = cache.byteSize();
            whole(offered(two, "b"));
            assertEquals(2 * alone, cache.byteSize());

            cache.setBudget(alone / 2);
            assertTrue(cache.byteSize() <= alone / 2);
            assertTrue(cache.byteSize() > 0);
        }
    }

    @Test
    void aModelThatIsOpenedAgainInTheSessionIsNotPredictedAgain() throws Exception {
        var cache = ScoreCache.inMemory(1 << 24);
        try (var model = model(cache, "image")) {
            whole(offered(model, "a"));
        }
        restart();
        try (var model = model(cache, "image")) {
            whole(offered(model, "a"));
            assertEquals(2, segmenter.calls(), "only probed");
        }
    }

    @Test
    void aFullDiskIsToldOnceAndPredictingGoesOn() throws Exception {
        var cache = cache(1 << 24);
        var told = new ArrayList<IOException>();
        cache.onTrouble(told::add);
        Files.delete(folder);
        Files.writeString(folder, "in the way");
        try (var model = model(cache, "image")) {
            whole(offered(model, "a"));
        } finally {
            Files.delete(folder);
            Files.createDirectory(folder);
        }
        assertEquals(1, told.size());
        assertFalse(cache.folder().isPresent());
    }
}
