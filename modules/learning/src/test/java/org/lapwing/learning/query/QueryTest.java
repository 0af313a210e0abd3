package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.Scene;

class QueryTest {

    private final DeviceQueue device = new DeviceQueue("device-test");
    private final WorkerPool readers = WorkerPool.create("tile-test", 2, WorkerPool.Ending.ABANDON);
    private final Bodies bodies = new Bodies();

    @AfterEach
    void end() {
        device.close();
        readers.close();
    }

    @Test
    void theEntropyOfAPatchIsTheMeanOverItsOwnPixels() throws IOException {
        // columns 0 to 39 hold 128, in the middle between both classes; the others 228, one deviation above it
        var image = image(80, 40, (column, _) -> column < 40 ? 128 : 228);
        var settings = QuerySettings.of(QueryStrategy.ENTROPY)
                .withReduction(Reduction.MEAN)
                .withBatch(8);
        var pool = pool(image, 20);
        var result = query(List.of(image), pool, List.of(Bodies.asked(1, 2)))
                .run(settings, CancelToken.NEVER, ProgressListener.NONE);
        // scores -2 and 2 at value 1
        double p = 1 / (1 + Math.exp(4));
        double entropy = -(p * Math.log(p) + (1 - p) * Math.log1p(-p)) / Math.log(2);
        assertEquals(8, result.candidates().size());
        for (var each : result.candidates()) {
            boolean doubtful = each.patch().window().column() < 40;
            assertEquals(doubtful ? 1 : entropy, each.score(), 1e-5);
            assertEquals(doubtful ? 0.5 : 0, each.reason().higherThan(), 1e-9);
            assertEquals(doubtful ? 0 : 1, each.reason().likeliest());
            assertEquals(doubtful ? 1 : 0, each.reason().second());
        }
        assertTrue(result.candidates().subList(0, 4).stream()
                .allMatch(each -> each.patch().window().column() < 40));
        assertEquals((1 + entropy) / 2, result.meanUncertainty(), 1e-5);
    }

    @Test
    void everyStrategyGivesTheSameBatchAgainWhateverTheThreads() throws IOException {
        var image = Scene.patchwork(200, 130, 2, 5);
        var models = List.of(Bodies.asked(2, 2), Bodies.asked(2, 0.5f), Bodies.asked(2, -1));
        for (var strategy : QueryStrategy.values()) {
            for (var reduction : strategy.isReduced() ? Reduction.values() : new Reduction[] {Reduction.MEAN}) {
                var settings = QuerySettings.of(strategy)
                        .withReduction(reduction)
                        .withBatch(6)
                        .withSeed(3);
                var first = query(List.of(image), pool(image, 24), models)
                        .run(settings, CancelToken.NEVER, ProgressListener.NONE);
                var again = new Query(
                                List.of(image),
                                pool(image, 24),
                                KnownLabels.none(2),
                                models,
                                bodies.factory(),
                                device,
                                Runnable::run)
                        .run(settings, CancelToken.NEVER, ProgressListener.NONE);
                assertEquals(first, again, strategy + " " + reduction);
                assertEquals(6, first.candidates().size(), strategy.toString());
                if (strategy == QueryStrategy.RANDOM || strategy == QueryStrategy.POWER_BALD) {
                    assertNotEquals(
                            first.candidates(),
                            query(List.of(image), pool(image, 24), models)
                                    .run(settings.withSeed(4), CancelToken.NEVER, ProgressListener.NONE)
                                    .candidates());
                }
            }
        }
    }

    @Test
    void everyStrategyKeepsTheGroundDistanceAndSaysWhatThatLeaves() throws IOException {
        var image = Scene.patchwork(200, 130, 2, 5);
        var models = List.of(Bodies.asked(2, 2), Bodies.asked(2, 0.5f));
        for (var strategy : QueryStrategy.values()) {
            for (int diversity : new int[] {1, 3}) {
                var settings = QuerySettings.of(strategy)
                        .withBatch(40)
                        .withMinimumDistance(50)
                        .withDiversity(diversity);
                var pool = pool(image, 20);
                var result =
                        query(List.of(image), pool, models).run(settings, CancelToken.NEVER, ProgressListener.NONE);
                var places = GroundPlaces.of(pool);
                var chosen = result.candidates().stream()
                        .map(each -> pool.patches().indexOf(each.patch()))
                        .toList();
                for (int one : chosen) {
                    for (int other : chosen) {
                        assertTrue(one == other || places.metres(one, other) >= 50, strategy + " " + diversity);
                    }
                }
                assertTrue(chosen.size() >= 5, strategy + " chose " + chosen.size());
                assertTrue(
                        result.remarks().getLast().contains("50.0 m from each other"),
                        result.remarks().toString());
            }
        }
    }

    @Test
    void patchesOverSeveralImagesAndPatchBordersAreScoredLikeOne() throws IOException {
        var whole = Scene.patchwork(96, 64, 2, 5);
        var settings = QuerySettings.of(QueryStrategy.MARGIN)
                .withReduction(Reduction.MEAN)
                .withBatch(8);
        var result = query(List.of(whole), pool(whole, 24), List.of(Bodies.asked(2, 2)))
                .run(settings, CancelToken.NEVER, ProgressListener.NONE);
        for (var candidate : result.candidates()) {
            double sum = 0;
            int count = 0;
            var window = candidate.patch().window();
            var tile = whole.read(window, CancelToken.NEVER);
            var values = new float[(int) window.pixels()];
            tile.copyValues(0, values, 0);
            for (int i = 0; i < values.length; i++) {
                if (tile.isValid(i % window.width(), i / window.width())) {
                    double p = 1 / (1 + Math.exp(4 * (values[i] - 128) / 100));
                    sum += 1 - Math.abs(2 * p - 1);
                    count++;
                }
            }
            assertEquals(sum / count, candidate.score(), 1e-5);
        }
    }

    @Test
    void tenThousandPatchesAreScoredWithAHandfulInMemory() throws IOException {
        var image = new CountingRaster(image(1600, 1600, (column, row) -> (column * 7 + row * 3) % 256));
        var pool = PatchPool.of(
                List.of(image),
                PoolSettings.DEFAULT.withSize(new PatchSize.Pixels(16)).withLeastValid(0),
                CancelToken.NEVER,
                ProgressListener.NONE);
        assertEquals(10_000, pool.size());
        var settings = QuerySettings.of(QueryStrategy.BALD).withBatch(50);
        var result = query(List.of(image), pool, List.of(Bodies.asked(1, 2)))
                .run(settings, CancelToken.NEVER, step -> image.done.set((int) step.done()));
        assertEquals(50, result.candidates().size());
        assertEquals(2500, bodies.described.get()); // 50 by 50 cores of 32 pixels, each exactly once
        assertTrue(image.mostAhead <= 8, image.mostAhead + " patches at a time");
    }

    @Test
    void aCancelledQueryEndsAndClosesItsModels() throws IOException {
        var image = Scene.patchwork(300, 300, 2, 5);
        var cancel = CancelToken.create();
        assertThrows(CancelledException.class, () -> query(List.of(image), pool(image, 20), List.of(Bodies.asked(2, 2)))
                .run(QuerySettings.of(QueryStrategy.ENTROPY), cancel, step -> {
                    if (step.done() == 3) {
                        cancel.cancel();
                    }
                }));
        org.lapwing.jobs.Outcome.of(
                device.submit(org.lapwing.jobs.Lane.EXPORT, CancelToken.NEVER, () -> true), CancelToken.NEVER);
        assertEquals(0, bodies.open.get());
    }

    @Test
    void aFailingImageIsNamed() {
        var image = Scene.patchwork(100, 100, 2, 5);
        var broken = new CountingRaster(image) {
            @Override
            public Tile read(Window window, CancelToken cancel) throws RasterReadException {
                throw new RasterReadException("image.tif: block 7 is damaged.");
            }
        };
        var failed = assertThrows(
                IOException.class, () -> query(List.of(broken), pool(image, 20), List.of(Bodies.asked(2, 2)))
                        .run(QuerySettings.of(QueryStrategy.ENTROPY), CancelToken.NEVER, ProgressListener.NONE));
        assertTrue(failed.getMessage().contains("block 7"), failed.getMessage());
    }

    @Test
    void whatCannotBeAskedIsRefusedWithTheRemedy() throws IOException {
        var image = Scene.patchwork(100, 100, 2, 5);
        var alone = query(List.of(image), pool(image, 20), List.of(Bodies.asked(2, 2)));
        var committee = assertThrows(
                IllegalArgumentException.class,
                () -> alone.run(QuerySettings.of(QueryStrategy.COMMITTEE), CancelToken.NEVER, ProgressListener.NONE));
        assertTrue(committee.getMessage().contains("name more of them"), committee.getMessage());
        var none = query(List.of(image), pool(image, 20), List.of());
        var modelless = assertThrows(
                IllegalArgumentException.class,
                () -> none.run(QuerySettings.of(QueryStrategy.BADGE), CancelToken.NEVER, ProgressListener.NONE));
        assertTrue(modelless.getMessage().contains("ask by random"), modelless.getMessage());
        assertEquals(
                10,
                none.run(QuerySettings.of(QueryStrategy.RANDOM), CancelToken.NEVER, ProgressListener.NONE)
                        .candidates()
                        .size());
    }

    @Test
    void labelledPatchesAreFoundInLabelRasters() throws IOException {
        var image = Scene.patchwork(60, 20, 2, 5);
        // columns 0 to 19 labelled throughout, 20 to 29 labelled (half of the second patch), the rest not
        var labels = image(60, 20, (column, row) -> column < 30 ? (row < 5 ? 1 : 0) : 255);
        var known = KnownLabels.read(pool(image, 20), List.of(labels), 2, 0.6, CancelToken.NEVER);
        assertEquals(List.of(0), known.patches());
        org.junit.jupiter.api.Assertions.assertArrayEquals(new long[] {450, 150}, known.classPixels());
        assertEquals(
                List.of(0, 1),
                KnownLabels.read(pool(image, 20), List.of(labels), 2, 0.5, CancelToken.NEVER)
                        .patches());
    }

    private Query query(List<RasterSource> images, PatchPool pool, List<Query.Asked> models) {
        return new Query(images, pool, KnownLabels.none(2), models, bodies.factory(), device, readers);
    }

    private static PatchPool pool(RasterSource image, int side) throws IOException {
        return PatchPool.of(
                List.of(image),
                PoolSettings.DEFAULT.withSize(new PatchSize.Pixels(side)).withLeastValid(0.3),
                CancelToken.NEVER,
                ProgressListener.NONE);
    }

    private interface Value {
        int at(int column, int row);
    }

    private static MemoryRaster image(int columns, int rows, Value value) {
        var samples = new byte[columns * rows];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) value.at(i % columns, i / columns);
        }
        var grid = Scene.grid(columns, rows);
        return new MemoryRaster(
                SourceId.of("made"),
                grid,
                new Tile(
                        grid.bounds(),
                        List.of(Band.of("band 1", SampleType.UINT8)),
                        samples,
                        Optional.of(new BitSet())));
    }

    /// Counts how far reading runs ahead of what is done.
    private static class CountingRaster implements RasterSource {
        private final RasterSource source;
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile int mostAhead;

        CountingRaster(RasterSource source) {
            this.source = source;
        }

        @Override
        public SourceId id() {
            return source.id();
        }

        @Override
        public Grid grid() {
            return source.grid();
        }

        @Override
        public int levels() {
            return 1;
        }

        @Override
        public List<Band> bands() {
            return source.bands();
        }

        @Override
        public Tile read(Window window, CancelToken cancel) throws RasterReadException {
            int ahead = reads.incrementAndGet() - done.get();
            synchronized (this) {
                mostAhead = Math.max(mostAhead, ahead);
            }
            return source.read(window, cancel);
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
