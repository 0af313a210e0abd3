package org.lapwing.raster;

import java.util.LinkedHashMap;
import java.util.Optional;

/// Which tiles failed and why, so that a broken block is not read over and over. Guarded by the loader's lock.
final class TileFailures {

    /// Beyond so many the oldest are forgotten, and tried again.
    private static final int REMEMBERED = 4096;

    private final LinkedHashMap<TileKey, Throwable> causes = new LinkedHashMap<>();

    void remember(TileKey key, Throwable cause) {
        causes.put(key, cause);
        if (causes.size() > REMEMBERED) {
            causes.pollFirstEntry();
        }
    }

    void forget(SourceId source) {
        causes.keySet().removeIf(key -> key.source().equals(source));
    }

    Optional<Throwable> of(TileKey key) {
        return Optional.ofNullable(causes.get(key));
    }

    boolean has(TileKey key) {
        return causes.containsKey(key);
    }
}
