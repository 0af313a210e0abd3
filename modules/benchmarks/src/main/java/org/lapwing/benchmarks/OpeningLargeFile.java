package org.lapwing.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.raster.Band;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.TileListener;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.TileRequest;
import org.lapwing.raster.Window;
import org.lapwing.raster.pyramid.OverviewCache;
import org.lapwing.raster.write.Compression;
import org.lapwing.raster.write.GeoTiffOptions;
import org.lapwing.raster.write.GeoTiffWriter;
import org.lapwing.raster.write.Overviews;

/// From opening a file of 20,000 × 20,000 pixels without overviews to the whole of it in a view of 1024 × 768.
///
/// Does what the window does: statistics for the stretch, reduced copies in the background, and meanwhile the tiles of
/// the view, a coarse picture first. `LAPWING_LARGE_SIDE` sets another side.
final class OpeningLargeFile {

    private static final int VIEW_COLUMNS = 1024;
    private static final int VIEW_ROWS = 768;
    private static final int BANDS = 4;
    private static final int STRIPE = 512;

    private OpeningLargeFile() {}

    /// Columns and rows of the large file.
    static int side() {
        var named = System.getenv("LAPWING_LARGE_SIDE");
        return named == null ? 20_000 : Integer.parseInt(named);
    }

    /// The large file in the working folder, written where it is not there yet.
    static Path file(Path folder) throws IOException {
        var file = folder.resolve("large-" + side() + ".tif");
        if (!Files.exists(file)) {
            write(file, side());
        }
        return file;
    }

    static void measure(Path folder, Consumer<Limit> rows) throws Exception {
        int side = side();
        var file = file(folder);
        var copies = folder.resolve("copies");
        Folders.delete(copies); // those of a run before would be found
        var what = side + "² × " + BANDS + " bands without overviews, opened to be seen whole at " + VIEW_COLUMNS
                + " × " + VIEW_ROWS + ": ";
        long start = System.nanoTime();
        try (var tiles = TileLoader.create(new TileCache(256L << 20));
                var builders = WorkerPool.create("builder", 1, WorkerPool.Ending.ABANDON);
                var image = new OverviewCache(copies, builders).attach(RasterFiles.open(file), CancelToken.NEVER)) {
            int level = fittingLevel(image);
            int coarse = Math.min(image.levels() - 1, level + 3);
            var first = keys(image, coarse);
            var all = keys(image, level);
            var arrivals = new Arrivals(first, all);
            try (var demand = tiles.open(arrivals)) {
                demand.show(Set.of(image.id()));
                var wishes = new ArrayList<TileRequest>();
                first.forEach(key -> wishes.add(new TileRequest(image, key, TileRequest.Effort.DECODE)));
                all.forEach(key -> wishes.add(new TileRequest(image, key, TileRequest.Effort.DECODE)));
                BandStatistics.of(image, CancelToken.NEVER);
                demand.want(wishes);
                arrivals.first.await();
                rows.accept(new Limit(what + "a first, coarse picture", seconds(start), "s", 2));
                arrivals.all.await();
                rows.accept(new Limit(what + "every pixel of the view", seconds(start), "s", Double.NaN));
            }
            image.ready().join();
            rows.accept(new Limit(what + "all reduced copies made", seconds(start), "s", Double.NaN));
        }
        Folders.delete(copies);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }

    private static int fittingLevel(RasterSource image) {
        double scale = Math.max(
                (double) image.grid().columns() / VIEW_COLUMNS,
                (double) image.grid().rows() / VIEW_ROWS);
        return Math.clamp((int) Math.floor(Math.log(scale) / Math.log(2)), 0, image.levels() - 1);
    }

    /// The tiles of a level, from the centre outward.
    private static List<TileKey> keys(RasterSource image, int level) {
        long across = (image.grid().columns(level) + TileKey.TILE_SIZE - 1) / TileKey.TILE_SIZE;
        long down = (image.grid().rows(level) + TileKey.TILE_SIZE - 1) / TileKey.TILE_SIZE;
        var keys = new ArrayList<TileKey>();
        for (long row = 0; row < down; row++) {
            for (long column = 0; column < across; column++) {
                keys.add(new TileKey(image.id(), level, column, row));
            }
        }
        keys.sort(Comparator.comparingDouble(
                key -> Math.hypot(key.column() + 0.5 - across / 2.0, key.row() + 0.5 - down / 2.0)));
        return keys;
    }

    private static final class Arrivals implements TileListener {

        private final Set<TileKey> coarse;
        private final CountDownLatch first;
        private final CountDownLatch all;

        Arrivals(List<TileKey> coarse, List<TileKey> fine) {
            this.coarse = Set.copyOf(coarse);
            this.first = new CountDownLatch(coarse.size());
            this.all = new CountDownLatch(fine.size());
        }

        @Override
        public void arrived(TileKey key) {
            (coarse.contains(key) ? first : all).countDown();
        }

        @Override
        public void failed(TileKey key, Throwable cause) {
            throw new IllegalStateException(key + " failed", cause);
        }
    }

    /// A patchwork with noise, so that blocks cost what those of imagery cost.
    private static void write(Path file, int side) throws IOException {
        var bands = new ArrayList<Band>();
        for (int band = 1; band <= BANDS; band++) {
            bands.add(Band.of("band " + band, SampleType.UINT8));
        }
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        var grid = new Grid(side, side, new GridToCrs(500_000, 1, 0, 4_000_000, 0, -1), "EPSG:32640");
        var options = GeoTiffOptions.defaults()
                .withOverviews(Overviews.NONE)
                .withTileSize(STRIPE)
                .withCompression(Compression.ZSTD, 3);
        try (var writer = GeoTiffWriter.create(file, grid, bands, options)) {
            for (int row = 0; row < side; row += STRIPE) {
                for (int column = 0; column < side; column += STRIPE) {
                    writer.write(patch(
                            Window.of(column, row, Math.min(STRIPE, side - column), Math.min(STRIPE, side - row)),
                            bands,
                            random));
                }
            }
            writer.finish();
        }
    }

    private static Tile patch(Window window, List<Band> bands, RandomGenerator random) {
        int pixels = (int) window.pixels();
        var samples = new byte[BANDS * pixels];
        for (int i = 0; i < samples.length; i += Long.BYTES) {
            long noise = random.nextLong();
            for (int j = i; j < Math.min(samples.length, i + Long.BYTES); j++, noise >>>= Byte.SIZE) {
                int column = j % window.width();
                int row = j % pixels / window.width();
                samples[j] = (byte) ((noise & 15)
                        + 40 * (j / pixels)
                        + 60 * ((window.column() + column) / 700 + (window.row() + row) / 900 & 1));
            }
        }
        return new Tile(window, bands, samples, Optional.empty());
    }
}
