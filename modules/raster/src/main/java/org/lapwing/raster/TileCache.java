package org.lapwing.raster;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Decoded tiles within a budget of bytes; the least recently used ones leave first.
///
/// Holds strong references: what stays is decided by the budget, not by the garbage collector. Safe for use by
/// several threads; every call takes well under a microsecond.
public final class TileCache {

    private final long budgetBytes;
    private final Map<TileKey, Tile> tiles = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<Level, Integer> generations = new HashMap<>();
    private long bytes;

    private record Level(SourceId source, int level) {}

    /// @param budgetBytes how many bytes of tiles may stay, at least 1
    public TileCache(long budgetBytes) {
        if (budgetBytes < 1) {
            throw new IllegalArgumentException("a tile cache needs a budget, not " + budgetBytes + " bytes");
        }
        this.budgetBytes = budgetBytes;
    }

    /// The tile, which then counts as just used.
    public synchronized Optional<Tile> get(TileKey key) {
        return Optional.ofNullable(tiles.get(key));
    }

    /// Whether the tile is here; does not count as use.
    public synchronized boolean contains(TileKey key) {
        return tiles.containsKey(key);
    }

    /// Keeps a tile and drops the least recently used ones beyond the budget. A tile larger than the whole budget is
    /// not kept.
    public synchronized void put(TileKey key, Tile tile) {
        var before = tiles.put(key, tile);
        bytes += tile.byteSize() - (before == null ? 0 : before.byteSize());
        var eldest = tiles.entrySet().iterator();
        while (bytes > budgetBytes && eldest.hasNext()) {
            bytes -= eldest.next().getValue().byteSize();
            eldest.remove();
        }
    }

    /// Drops every tile of one source, when it was closed or its file changed.
    public synchronized void remove(SourceId source) {
        tiles.entrySet().removeIf(entry -> {
            boolean match = entry.getKey().source().equals(source);
            if (match) {
                bytes -= entry.getValue().byteSize();
            }
            return match;
        });
    }

    /// Drops the tiles of one level of a source, whose pixels have become better.
    public synchronized void renew(SourceId source, int level) {
        generations.merge(new Level(source, level), 1, Integer::sum);
        tiles.entrySet().removeIf(entry -> {
            boolean match =
                    entry.getKey().level() == level && entry.getKey().source().equals(source);
            if (match) {
                bytes -= entry.getValue().byteSize();
            }
            return match;
        });
    }

    /// How often the level of a tile was renewed: what was made from a tile of an earlier generation is outdated.
    public synchronized int generation(TileKey key) {
        return generations.getOrDefault(new Level(key.source(), key.level()), 0);
    }

    /// Bytes held now.
    public synchronized long byteSize() {
        return bytes;
    }

    /// Number of tiles held now.
    public synchronized int size() {
        return tiles.size();
    }

    /// The budget given.
    public long budgetBytes() {
        return budgetBytes;
    }
}
