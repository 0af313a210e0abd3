package org.lapwing.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;

class TileLoaderTest {

    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final TileCache cache = new TileCache(100_000_000);
    private final TileLoader loader = new TileLoader(cache, queue::add, 1);
    private final RecordingSource source = new RecordingSource("image");
    private final TileDemand demand = shown(source);

    @Test
    void tilesAreReadInTheOrderWantedAndTold() {
        demand.want(requests(source, 3, 1, 2));
        runAll();

        assertEquals(List.of("3", "1", "2"), source.reads);
        assertEquals(List.of("arrived 3", "arrived 1", "arrived 2"), told);
        assertTrue(cache.contains(key(source, 2)));
    }

    @Test
    void wishesNotRepeatedAreReadAfterTheNewOnes() {
        demand.want(requests(source, 1, 2, 3));
        demand.want(requests(source, 7, 8));
        runAll();

        assertEquals(List.of("1 cancelled", "7", "8", "2", "3"), source.reads);
    }

    @Test
    void aReadUnderWayGoesOnWhenNothingElseWaits() {
        demand.want(requests(source, 1));
        demand.want(List.of());
        runAll();

        assertEquals(List.of("1"), source.reads);
    }

    @Test
    void aTileWantedAgainAfterItWasCancelledIsReadAgain() {
        demand.want(requests(source, 1));
        demand.want(requests(source, 2));
        demand.want(requests(source, 1, 2));
        runAll();

        assertEquals(List.of("1 cancelled", "1", "2"), source.reads);
        assertEquals(List.of("arrived 1", "arrived 2"), told);
    }

    @Test
    void twoViewsThatWantOneTileShareOneRead() {
        var other = shown(source);
        demand.want(requests(source, 5));
        other.want(requests(source, 5));
        runAll();

        assertEquals(List.of("5"), source.reads);
        assertEquals(List.of("arrived 5", "arrived 5"), told);
    }

    @Test
    void aReadSharedByTwoViewsEndsWithTheLastOfThem() {
        var other = shown(source);
        demand.want(requests(source, 5));
        other.want(requests(source, 5));
        demand.close();
        other.close();
        runAll();

        assertEquals(List.of("5 cancelled"), source.reads);
    }

    @Test
    void aFailureIsToldOnceAndNotTriedAgainBeforeRetry() {
        source.broken = true;
        demand.want(requests(source, 4));
        runAll();
        demand.want(requests(source, 4));
        runAll();
        assertEquals(List.of("4"), source.reads);
        assertEquals(List.of("failed 4"), told);
        assertEquals("block 4", loader.failure(key(source, 4)).orElseThrow().getMessage());

        source.broken = false;
        loader.retry(source.id());
        demand.want(requests(source, 4));
        runAll();
        assertEquals(List.of("failed 4", "arrived 4"), told);
    }

    @Test
    void aSourceNoLongerShownIsNotReadAndItsFailuresAreNotHeldAgainstIt() {
        demand.want(requests(source, 1, 2));
        demand.show(Set.of());
        source.broken = true;
        demand.want(requests(source, 3));
        runAll();

        assertEquals(List.of("1 cancelled"), source.reads);
        assertTrue(loader.failure(key(source, 1)).isEmpty());
        assertEquals(List.of(), told);
    }

    @Test
    void slowComputationDoesNotHoldUpReading() {
        var model = new RecordingSource("model");
        demand.show(Set.of(source.id(), model.id()));
        var compute = new TileRequest(model, key(model, 1), TileRequest.Effort.COMPUTE);
        demand.want(List.of(compute, requests(source, 1).getFirst()));

        assertEquals(2, queue.size());
    }

    @Test
    void slowServersDoNotHoldUpReadingAndAreNotFlooded() {
        var remote = new RecordingSource("remote");
        demand.show(Set.of(source.id(), remote.id()));
        var wishes = new ArrayList<TileRequest>();
        for (int i = 0; i < 20; i++) {
            wishes.add(new TileRequest(remote, key(remote, i), TileRequest.Effort.FETCH));
        }
        wishes.addAll(requests(source, 1));
        demand.want(wishes);

        assertEquals(7, queue.size(), "six on their way, and the tile from the disk");
    }

    @Test
    void onlyAFewDemotedComputationsAreKept() {
        var all = IntStream.range(0, 100)
                .mapToObj(i -> new TileRequest(source, key(source, i), TileRequest.Effort.COMPUTE))
                .toList();
        demand.want(all);
        demand.want(List.of());
        runAll();

        assertEquals(9, source.reads.size());
        assertEquals(List.of("0", "1", "2"), source.reads.subList(0, 3));
    }

    @Test
    void aCachedTileIsToldWithoutReading() {
        demand.want(requests(source, 1));
        runAll();
        demand.want(requests(source, 1));
        runAll();

        assertEquals(List.of("1"), source.reads);
        assertEquals(List.of("arrived 1", "arrived 1"), told);
    }

    @Test
    void tilesOfARenewedLevelAreReadAgainWhenNextWanted() {
        demand.want(requests(source, 1));
        runAll();
        loader.renew(source.id(), 1);
        assertTrue(cache.contains(key(source, 1)), "another level");
        loader.renew(source.id(), 0);
        assertFalse(cache.contains(key(source, 1)));

        demand.want(requests(source, 1));
        runAll();
        assertEquals(List.of("1", "1"), source.reads);
        assertEquals(List.of("arrived 1", "arrived 1"), told);
    }

    @Test
    void aTileReadBeforeItsLevelWasRenewedIsReadOnceMore() {
        source.beforeAnswer = () -> {
            source.beforeAnswer = () -> {};
            loader.renew(source.id(), 0);
        };
        demand.want(requests(source, 1));
        runAll();

        assertEquals(List.of("1", "1"), source.reads);
        assertEquals(List.of("arrived 1"), told);
        assertTrue(cache.contains(key(source, 1)));
    }

    @Test
    void closingCancelsAndStartsNothingMore() {
        demand.want(requests(source, 1, 2, 3));
        loader.close();
        runAll();

        assertEquals(List.of("1 cancelled"), source.reads);
        assertFalse(cache.contains(key(source, 1)));
    }

    @Test
    void aPlaceIsFreeAgainAfterASourceThatCannotBegin() {
        var closed = new RecordingSource("closed") {
            @Override
            public CompletableFuture<Tile> readAsync(Window window, CancelToken cancel, Executor decoders) {
                throw new RejectedExecutionException("closed");
            }
        };
        demand.show(Set.of(source.id(), closed.id()));
        var wishes = new ArrayList<>(requests(closed, 1));
        wishes.addAll(requests(source, 2));
        demand.want(wishes);
        runAll();

        assertEquals(List.of("failed 1", "arrived 2"), told);
    }

    private TileDemand shown(RasterSource shown) {
        var opened = loader.open(new TileListener() {
            @Override
            public void arrived(TileKey key) {
                told.add("arrived " + key.column());
            }

            @Override
            public void failed(TileKey key, Throwable cause) {
                told.add("failed " + key.column());
            }
        });
        opened.show(Set.of(shown.id()));
        return opened;
    }

    private void runAll() {
        for (var task = queue.poll(); task != null; task = queue.poll()) {
            task.run();
        }
    }

    private static List<TileRequest> requests(RasterSource source, int... columns) {
        return IntStream.of(columns)
                .mapToObj(column -> new TileRequest(source, key(source, column), TileRequest.Effort.DECODE))
                .toList();
    }

    private static TileKey key(RasterSource source, int column) {
        return new TileKey(source.id(), 0, column, 0);
    }

    /// Answers empty tiles and writes down which columns were read.
    private static class RecordingSource implements RasterSource {

        private final SourceId id;
        private final List<String> reads = new ArrayList<>();
        private boolean broken;
        private Runnable beforeAnswer = () -> {};

        RecordingSource(String name) {
            id = SourceId.of(name);
        }

        @Override
        public SourceId id() {
            return id;
        }

        @Override
        public Grid grid() {
            return Grid.ofPixels(100_000, 256);
        }

        @Override
        public int levels() {
            return 1;
        }

        @Override
        public List<Band> bands() {
            return List.of(Band.of("band 1", SampleType.UINT8));
        }

        @Override
        public Tile read(Window window, CancelToken cancel) throws RasterReadException {
            long column = window.column() / TileKey.TILE_SIZE;
            if (cancel.isCancelled()) {
                reads.add(column + " cancelled");
                throw new CancelledException();
            }
            reads.add(Long.toString(column));
            if (broken) {
                throw new RasterReadException("block " + column);
            }
            beforeAnswer.run();
            return Tile.empty(window, bands());
        }

        @Override
        public void close() {
            // nothing to release
        }
    }
}
