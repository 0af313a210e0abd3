package org.lapwing.raster.geotiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;

class GeoTiffConcurrencyTest {

    @TempDir
    Path folder;

    private static TiffFixture.Image image() {
        var image = new TiffFixture.Image().type(TiffFixture.UNSIGNED, 16).tiles(32, 16);
        image.columns = 401;
        image.rows = 299;
        image.samples = 2;
        image.compression = 8;
        image.values = (band, column, row) -> (1000 * band + 10 * row + column) % 65536;
        return image;
    }

    @Test
    void sixteenThreadsReadOneFileWhileOthersCancel() throws Exception {
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var reads = new AtomicInteger();
        try (var source = RasterFiles.open(TiffFixture.of(image()).write(folder.resolve("shared.tif")))) {
            var pool = WorkerPool.create("reader", 16, WorkerPool.Ending.ABANDON);
            for (int i = 0; i < 400; i++) {
                int seed = i;
                pool.execute(() -> {
                    try {
                        readOnce(source, new Random(seed));
                        reads.incrementAndGet();
                    } catch (Throwable failure) {
                        failures.add(failure);
                    }
                });
            }
            pool.close();
            assertTrue(pool.awaitEnd(Duration.ofSeconds(60)), "deadlock");
        }
        assertTrue(failures.isEmpty(), failures.toString());
        assertEquals(400, reads.get());
    }

    private static void readOnce(RasterSource source, Random random) throws IOException {
        int column = random.nextInt(380);
        int row = random.nextInt(280);
        var window = Window.of(column, row, random.nextInt(1, 60), random.nextInt(1, 60));
        var cancel = CancelToken.create();
        if (random.nextInt(4) == 0) {
            cancel.cancel();
        }
        try {
            var tile = source.read(window, cancel);
            assertEquals((1000 + 10 * row + column) % 65536, tile.sample(1, 0, 0));
        } catch (CancelledException expected) {
            assertTrue(cancel.isCancelled());
        }
    }

    @Test
    void anInterruptedThreadDoesNotCloseTheFileForOthers() throws Exception {
        try (var source = RasterFiles.open(TiffFixture.of(image()).write(folder.resolve("interrupt.tif")))) {
            var pool = WorkerPool.create("interrupted", 1, WorkerPool.Ending.ABANDON);
            pool.execute(() -> {
                Thread.currentThread().interrupt();
                try {
                    source.read(Window.of(0, 0, 10, 10), CancelToken.NEVER);
                } catch (RasterReadException interrupted) {
                    assertTrue(interrupted.getMessage().contains("cannot be read"), interrupted.getMessage());
                }
            });
            pool.close();
            assertTrue(pool.awaitEnd(Duration.ofSeconds(10)));
            assertEquals(
                    10 * 200,
                    source.read(Window.of(0, 200, 1, 1), CancelToken.NEVER).sample(0, 0, 0));
        }
    }

    @Test
    void readsAfterCloseFailAndLeaveNothingInTheCache() throws Exception {
        var source = RasterFiles.open(TiffFixture.of(image()).write(folder.resolve("closed.tif")));
        long before = BlockCache.SHARED.bytes();
        source.read(source.grid().bounds(), CancelToken.NEVER);
        assertTrue(BlockCache.SHARED.bytes() > before);
        source.close();
        assertEquals(before, BlockCache.SHARED.bytes());
        assertThrows(RasterReadException.class, () -> source.read(Window.of(0, 0, 1, 1), CancelToken.NEVER));
    }

    @Test
    void theCacheStaysWithinItsBudget() throws Exception {
        var cache = new BlockCache(10_000);
        cache.admit(1);
        for (int i = 0; i < 100; i++) {
            cache.get(new BlockCache.Key(1, 0, i), () -> new byte[900]);
            assertTrue(cache.bytes() <= 10_000);
        }
        var held = new byte[300];
        cache.get(new BlockCache.Key(1, 0, 500), () -> held);
        assertEquals(held, cache.get(new BlockCache.Key(1, 0, 500), () -> new byte[1]));
        cache.get(new BlockCache.Key(1, 0, 501), () -> new byte[9_000]);
        assertTrue(cache.bytes() <= 10_000);
    }

    @Test
    void aBlockDecodedAfterItsFileWasClosedIsNotKept() throws Exception {
        var cache = new BlockCache(10_000);
        cache.admit(1);
        var block = new byte[900];
        var got = cache.get(new BlockCache.Key(1, 0, 0), () -> {
            cache.forget(1);
            return block;
        });
        assertEquals(block, got);
        assertEquals(0, cache.bytes());
    }
}
