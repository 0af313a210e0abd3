package org.lapwing.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGeneratorFactory;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;

/// Random 512 × 512 windows of one open file against rasterio with its cache, by one thread and by all cores.
final class ReadsAgainstRasterio {

    private static final int SIDE = 512;
    private static final int WINDOWS = 400;

    private ReadsAgainstRasterio() {}

    static List<Row> measure(String name, Path file, Path scripts) throws Exception {
        double peer = Peer.number(
                "rasterio", scripts.resolve("windowed_reads.py"), file.toString(), Integer.toString(WINDOWS));
        int cores = Runtime.getRuntime().availableProcessors();
        return List.of(
                new Row(
                        "random 512² windows, " + name + ", one thread",
                        rate(file, 1),
                        peer,
                        "windows/s",
                        "rasterio with cache",
                        0.7),
                new Row(
                        "random 512² windows, " + name + ", " + cores + " threads",
                        rate(file, cores),
                        peer,
                        "windows/s",
                        "rasterio with cache",
                        1.0));
    }

    private static double rate(Path file, int threads) throws Exception {
        try (var raster = RasterFiles.open(file);
                var pool = WorkerPool.create("tile", threads, WorkerPool.Ending.ABANDON)) {
            read(raster, pool, threads);
            return WINDOWS / Rounds.seconds(() -> read(raster, pool, threads));
        }
    }

    private static int read(RasterSource raster, WorkerPool pool, int threads) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        var shares = new ArrayList<CompletableFuture<?>>();
        for (int thread = 0; thread < threads; thread++) {
            var windows = new ArrayList<Window>();
            for (int i = thread; i < WINDOWS; i += threads) {
                windows.add(Window.of(
                        random.nextLong(raster.grid().columns() - SIDE),
                        random.nextLong(raster.grid().rows() - SIDE),
                        SIDE,
                        SIDE));
            }
            var done = new CompletableFuture<Integer>();
            pool.execute(() -> {
                try {
                    for (var window : windows) {
                        raster.read(window, CancelToken.NEVER);
                    }
                    done.complete(windows.size());
                } catch (java.io.IOException failure) {
                    done.completeExceptionally(failure);
                }
            });
            shares.add(done);
        }
        CompletableFuture.allOf(shares.toArray(CompletableFuture[]::new)).join();
        return WINDOWS;
    }
}
