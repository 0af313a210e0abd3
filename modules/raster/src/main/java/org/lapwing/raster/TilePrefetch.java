package org.lapwing.raster;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Demoted wishes of a [TileLoader]: the newest are read first, the oldest forgotten. Guarded by the loader's lock.
final class TilePrefetch {

    /// Demoted wishes kept by effort. Computation is dear and shared with training, and a server owes us nothing, so
    /// few of those are kept.
    private static final Map<TileRequest.Effort, Integer> LIMITS =
            Map.of(TileRequest.Effort.DECODE, 256, TileRequest.Effort.FETCH, 8, TileRequest.Effort.COMPUTE, 8);

    private final Map<TileRequest.Effort, SequencedMap<TileKey, TileRequest>> demoted =
            new EnumMap<>(TileRequest.Effort.class);

    TilePrefetch() {
        for (var effort : TileRequest.Effort.values()) {
            demoted.put(effort, new LinkedHashMap<>());
        }
    }

    /// Adds wishes, given with the most urgent first.
    void demote(List<TileRequest> requests) {
        for (var request : requests.reversed()) {
            var map = of(request.effort());
            map.putLast(request.key(), request);
            if (map.size() > LIMITS.getOrDefault(request.effort(), 0)) {
                map.pollFirstEntry();
            }
        }
    }

    void remove(TileKey key) {
        demoted.values().forEach(map -> map.remove(key));
    }

    void retain(Set<SourceId> sources) {
        demoted.values().forEach(map -> map.keySet().removeIf(key -> !sources.contains(key.source())));
    }

    @Nullable
    TileRequest next(TileRequest.Effort effort) {
        var entry = of(effort).pollLastEntry();
        return entry == null ? null : entry.getValue();
    }

    int size() {
        return demoted.values().stream().mapToInt(Map::size).sum();
    }

    private SequencedMap<TileKey, TileRequest> of(TileRequest.Effort effort) {
        var map = demoted.get(effort);
        if (map == null) {
            throw new IllegalStateException("no list for " + effort);
        }
        return map;
    }
}
