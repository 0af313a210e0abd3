package org.lapwing.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TileCacheTest {

    private static final SourceId SOURCE = SourceId.of("file");

    @Test
    void theLeastRecentlyUsedTileLeavesFirst() {
        var cache = new TileCache(3 * tile(10).byteSize());
        cache.put(key(0), tile(10));
        cache.put(key(1), tile(10));
        cache.put(key(2), tile(10));
        assertTrue(cache.get(key(0)).isPresent());
        cache.put(key(3), tile(10));

        assertTrue(cache.contains(key(0)));
        assertFalse(cache.contains(key(1)));
        assertEquals(3, cache.size());
    }

    @Test
    void lookingWithoutUsingDoesNotSaveATile() {
        var cache = new TileCache(2 * tile(10).byteSize());
        cache.put(key(0), tile(10));
        cache.put(key(1), tile(10));
        assertTrue(cache.contains(key(0)));
        cache.put(key(2), tile(10));

        assertFalse(cache.contains(key(0)));
    }

    @Test
    void theBudgetCountsBytesAndIsNeverExceeded() {
        var cache = new TileCache(1000);
        for (int i = 0; i < 50; i++) {
            cache.put(key(i), tile(1 + i % 20));
            assertTrue(cache.byteSize() <= 1000, "bytes " + cache.byteSize());
        }
        cache.put(key(99), tile(2000));
        assertFalse(cache.contains(key(99)));
        assertTrue(cache.byteSize() <= 1000);
    }

    @Test
    void replacingATileCountsItOnce() {
        var cache = new TileCache(10_000);
        cache.put(key(0), tile(10));
        cache.put(key(0), tile(20));

        assertEquals(tile(20).byteSize(), cache.byteSize());
    }

    @Test
    void removingASourceKeepsTheOthers() {
        var cache = new TileCache(10_000);
        var other = new TileKey(SourceId.of("other"), 0, 0, 0);
        cache.put(key(0), tile(10));
        cache.put(other, tile(10));
        cache.remove(SOURCE);

        assertFalse(cache.contains(key(0)));
        assertTrue(cache.contains(other));
        assertEquals(tile(10).byteSize(), cache.byteSize());
    }

    private static TileKey key(int column) {
        return new TileKey(SOURCE, 0, column, 0);
    }

    private static Tile tile(int side) {
        return new Tile(
                Window.of(0, 0, side, side),
                List.of(Band.of("band 1", SampleType.UINT8)),
                new byte[side * side],
                java.util.Optional.empty());
    }
}
