package org.lapwing.raster.geotiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileDemand;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.TileListener;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.TileRequest;
import org.lapwing.raster.Window;

/// Sixteen threads read one file for views that change their minds all the time.
class ReadingStressTest {

    private static final int THREADS = 16;
    private static final int VIEWS = 6;
    private static final int FRAMES = 60;
    private static final int COLUMNS = 2301;
    private static final int ROWS = 1999;
    private static final int TILES = 8; // of 256 pixels, in each direction
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<Object> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger arrivals = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();

    private Path file() throws IOException {
        var image = new TiffFixture.Image().type(TiffFixture.UNSIGNED, 16).tiles(128, 64);
        image.columns = COLUMNS;
        image.rows = ROWS;
        image.samples = 2;
        image.compression = 8;
        image.predictor = 2;
        image.values = (band, column, row) -> value(band, column, row);
        return TiffFixture.of(image).write(folder.resolve("shared.tif"));
    }

    private static int value(int band, long column, long row) {
        return (int) ((1000L * band + 31 * row + column) & 0xFFFF);
    }

    @Test
    void viewsThatCancelFramesNeitherBlockNorSpoilNorLeak() throws Exception {
        var file = file();
        long cachedBefore = BlockCache.SHARED.bytes();
        long mappedBefore = mappedBuffers();
        var source = RasterFiles.open(file);
        var tiles = new TileCache(3L << 20); // about one view: tiles are thrown out and read again
        var decoders = WorkerPool.create("decoder", THREADS, WorkerPool.Ending.ABANDON);
        var users = WorkerPool.create("user", VIEWS + THREADS, WorkerPool.Ending.ABANDON);
        var loader = new TileLoader(tiles, decoders, THREADS);
        var views = new ArrayList<View>();
        var ended = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < VIEWS; i++) {
            var view = new View(loader, source, i);
            views.add(view);
            ended.add(CompletableFuture.runAsync(view::changeItsMind, users));
        }
        for (int i = 0; i < THREADS; i++) {
            int seed = i;
            ended.add(CompletableFuture.runAsync(() -> readAndCancel(source, decoders, new Random(seed)), users));
        }
        CompletableFuture.allOf(ended.toArray(CompletableFuture[]::new)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        for (var view : views) { // after all that, a frame that nobody cancels comes whole
            view.lastFrame().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        assertTrue(openHandles(file) != 0, "the file is open until it is closed");

        views.forEach(View::wantEverything); // and the end comes in the midst of reading
        views.forEach(view -> view.demand.close());
        source.close();
        loader.close();
        users.close();
        decoders.close();
        assertTrue(users.awaitEnd(PATIENCE) && decoders.awaitEnd(PATIENCE), "deadlock");

        assertEquals(List.of(), List.copyOf(wrong));
        assertTrue(arrivals.get() > VIEWS * TILES, arrivals + " tiles arrived");
        assertTrue(cancelled.get() > 0, "no read was cancelled on its way");
        assertEquals(cachedBefore, BlockCache.SHARED.bytes(), "bytes of blocks held after closing");
        assertEquals(mappedBefore, mappedBuffers(), "mapped buffers after closing");
        assertTrue(openHandles(file) <= 0, openHandles(file) + " open files after closing");
    }

    /// Reads that are wanted to the end, each beside one that is given up on its way.
    private void readAndCancel(RasterSource source, WorkerPool decoders, Random random) {
        for (int i = 0; i < 8; i++) {
            var window = Window.of(random.nextInt(COLUMNS - 300), random.nextInt(ROWS - 300), 300, 300);
            var cancel = CancelToken.create();
            var givenUp = source.readAsync(window, cancel, decoders);
            var wanted = source.readAsync(window, CancelToken.create(), decoders);
            cancel.cancel();
            givenUp.handle((tile, failure) -> {
                        if (failure instanceof CancelledException) {
                            cancelled.incrementAndGet();
                        } else if (failure != null) {
                            wrong.add(failure);
                        }
                        return tile;
                    })
                    .join();
            check(wanted.join(), 1, 299, 150);
        }
    }

    private void check(Tile tile, int band, int column, int row) {
        int expected =
                value(band, tile.window().column() + column, tile.window().row() + row);
        if (tile.sample(band, column, row) != expected) {
            wrong.add(tile.window() + ": " + tile.sample(band, column, row) + " instead of " + expected);
        }
    }

    private static long mappedBuffers() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().startsWith("mapped"))
                .mapToLong(BufferPoolMXBean::getCount)
                .sum();
    }

    /// How many descriptors of this process lead to a file; -1 where the system does not tell.
    private static int openHandles(Path file) throws IOException {
        var descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return -1;
        }
        int count = 0;
        try (var listed = Files.newDirectoryStream(descriptors)) {
            for (var descriptor : listed) {
                count += target(descriptor).equals(file.toRealPath()) ? 1 : 0;
            }
        }
        return count;
    }

    private static Path target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (IOException _) {
            return descriptor; // closed between listing and looking
        }
    }

    /// Wants other tiles every frame.
    private final class View implements TileListener {

        private final TileLoader loader;
        private final RasterSource source;
        private final Random random;
        private final TileDemand demand;
        private final Set<TileKey> last = ConcurrentHashMap.newKeySet();
        private final CompletableFuture<Void> lastFrameCame = new CompletableFuture<>();

        View(TileLoader loader, RasterSource source, int seed) {
            this.loader = loader;
            this.source = source;
            this.random = new Random(seed);
            this.demand = loader.open(this);
            demand.show(Set.of(source.id()));
        }

        void changeItsMind() {
            for (int frame = 0; frame < FRAMES; frame++) {
                if (frame % 10 == 9) { // the layer is hidden and shown again: all its reads are cancelled
                    demand.show(Set.of());
                    demand.show(Set.of(source.id()));
                }
                want(random.nextInt(TILES - 1), random.nextInt(TILES - 1), 2);
            }
        }

        CompletableFuture<Void> lastFrame() {
            for (int i = 0; i < 3; i++) {
                last.add(new TileKey(source.id(), 0, random.nextInt(TILES), random.nextInt(TILES)));
            }
            demand.want(last.stream().map(this::request).toList());
            return lastFrameCame;
        }

        void wantEverything() {
            want(0, 0, TILES);
        }

        private void want(int left, int top, int side) {
            var requests = new ArrayList<TileRequest>();
            for (int row = top; row < top + side; row++) {
                for (int column = left; column < left + side; column++) {
                    requests.add(request(new TileKey(source.id(), 0, column, row)));
                }
            }
            demand.want(requests);
        }

        private TileRequest request(TileKey key) {
            return new TileRequest(source, key, TileRequest.Effort.DECODE);
        }

        @Override
        public void arrived(TileKey key) {
            arrivals.incrementAndGet();
            loader.cache().get(key).ifPresent(tile -> check(tile, 1, 5, 7));
            if (last.remove(key) && last.isEmpty()) {
                lastFrameCame.complete(null);
            }
        }

        @Override
        public void failed(TileKey key, Throwable cause) {
            wrong.add(cause);
        }
    }
}
