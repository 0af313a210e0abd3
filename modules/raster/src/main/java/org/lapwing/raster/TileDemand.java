package org.lapwing.raster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one view would like to see. Safe for use by several threads; closing it gives up its tiles.
public final class TileDemand implements AutoCloseable {

    private final TileLoader loader;
    private final TileListener listener;

    // The fields below are guarded by the loader's lock.
    private final Map<TileRequest.Effort, Deque<TileRequest>> waiting = new EnumMap<>(TileRequest.Effort.class);
    /// Wanted and not told yet.
    private final Set<TileKey> keys = new HashSet<>();
    private Set<SourceId> sources = Set.of();

    TileDemand(TileLoader loader, TileListener listener) {
        this.loader = loader;
        this.listener = listener;
        for (var effort : TileRequest.Effort.values()) {
            waiting.put(effort, new ArrayDeque<>());
        }
    }

    /// Names the sources this view shows. Only their tiles are read for it from now on, so a source that is missing
    /// here may be closed as soon as this returns; its reads are cancelled unless another view shows it.
    public void show(Set<SourceId> shown) {
        loader.show(this, Set.copyOf(shown));
    }

    /// Replaces the wishes of this view, the most urgent first. Wishes that are not repeated are demoted: they are read
    /// when nothing else is wanted, and forgotten when there are too many of them.
    public void want(List<TileRequest> requests) {
        loader.want(this, requests);
    }

    /// Gives up all wishes.
    @Override
    public void close() {
        loader.remove(this);
    }

    TileListener listener() {
        return listener;
    }

    Set<TileKey> keys() {
        return keys;
    }

    Set<SourceId> sources() {
        return sources;
    }

    void setSources(Set<SourceId> shown) {
        sources = shown;
        keys.removeIf(key -> !shown.contains(key.source()));
        for (var queue : waiting.values()) {
            queue.removeIf(request -> !shown.contains(request.key().source()));
        }
    }

    Deque<TileRequest> waiting(TileRequest.Effort effort) {
        var queue = waiting.get(effort);
        if (queue == null) {
            throw new IllegalStateException("no queue for " + effort);
        }
        return queue;
    }
}
