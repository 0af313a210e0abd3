package org.lapwing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGeneratorFactory;
import org.lapwing.datasets.scene.SceneSettings;
import org.lapwing.datasets.scene.SceneWriter;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;

/// Random 512 × 512 windows of one open file against rasterio with its cache, by one thread and by all cores.
///
/// *Fresh*: 100 windows of a file just opened, most of the time goes to decoding. *Cached*: 400 windows read before.
/// Both sides run in turn, after a warm-up that lets the compiler finish and the heap reach its size.
final class ReadsAgainstRasterio {

    private static final int SIDE = 512;
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 5;

    private enum State {
        FRESH(100),
        CACHED(400);

        private final int windows;

        State(int windows) {
            this.windows = windows;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private ReadsAgainstRasterio() {}

    /// Measures every file in `reads/` of the working folder, which is filled when rasterio is there: from the
    /// image that the environment variable `LAPWING_READS_IMAGE` names, else from the made scene.
    static void measure(Path folder, Path scripts, Consumer<Row> rows) throws Exception {
        var files = folder.resolve("reads");
        Peer.number(
                "rasterio", scripts.resolve("read_layouts.py"), image(folder).toString(), files.toString());
        if (Files.isDirectory(files)) {
            List<Path> sorted;
            try (var listed = Files.list(files)) {
                sorted = listed.filter(path -> path.toString().endsWith(".tif"))
                        .sorted()
                        .toList();
            }
            for (var file : sorted) {
                for (var state : State.values()) {
                    measure(file, state, scripts).forEach(rows);
                }
            }
        }
    }

    private static Path image(Path folder) throws IOException {
        var named = System.getenv("LAPWING_READS_IMAGE");
        if (named != null) {
            return Path.of(named);
        }
        var scene = folder.resolve("scene/image.tif");
        if (!Files.exists(scene)) {
            SceneWriter.write(
                    folder.resolve("scene"), SceneSettings.square(4096, 1), CancelToken.NEVER, ProgressListener.NONE);
        }
        return scene;
    }

    private static List<Row> measure(Path file, State state, Path scripts) throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        var peer = new double[ROUNDS];
        var alone = new double[ROUNDS];
        var together = new double[ROUNDS];
        for (int round = 0; round < WARM_UP; round++) {
            rate(file, state, cores);
        }
        for (int round = 0; round < ROUNDS; round++) {
            peer[round] = Peer.number(
                    "rasterio",
                    scripts.resolve("windowed_reads.py"),
                    state.label(),
                    Integer.toString(state.windows),
                    file.toString());
            alone[round] = rate(file, state, 1);
            together[round] = rate(file, state, cores);
        }
        return List.of(
                row(file, state, "one thread", Rounds.median(alone), Rounds.median(peer), 0.7),
                row(file, state, cores + " threads", Rounds.median(together), Rounds.median(peer), 1.0));
    }

    private static Row row(Path file, State state, String threads, double ours, double peer, double goal) {
        var name = String.valueOf(file.getFileName()).replaceFirst("^\\d ", "").replaceFirst("\\.tif$", "");
        return new Row(
                "random 512² windows, " + name + ", " + state.label() + ", " + threads,
                ours,
                peer,
                "windows/s",
                "rasterio with cache",
                goal);
    }

    private static double rate(Path file, State state, int threads) throws Exception {
        try (var raster = RasterFiles.open(file);
                var pool = WorkerPool.create("tile", threads, WorkerPool.Ending.ABANDON)) {
            if (state == State.CACHED) {
                read(raster, state.windows, pool, threads);
            }
            return state.windows / Rounds.seconds(() -> read(raster, state.windows, pool, threads));
        }
    }

    private static int read(RasterSource raster, int count, WorkerPool pool, int threads) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        var shares = new ArrayList<CompletableFuture<?>>();
        for (int thread = 0; thread < threads; thread++) {
            var windows = new ArrayList<Window>();
            for (int i = thread; i < count; i += threads) {
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
                } catch (IOException failure) {
                    done.completeExceptionally(failure);
                }
            });
            shares.add(done);
        }
        CompletableFuture.allOf(shares.toArray(CompletableFuture[]::new)).join();
        return count;
    }
}
