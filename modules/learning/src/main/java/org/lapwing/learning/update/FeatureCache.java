package org.lapwing.learning.update;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Window;

/// What bodies of networks said about windows, kept between updates: an update changes the head alone, so the next one
/// finds the same. Least recently used windows go first. Safe for several threads.
public final class FeatureCache {

    /// Memory that suits some hundred labelled patches.
    public static final long USUAL_BYTES = 192L << 20;

    /// Which window of which image, as which body describes it.
    ///
    /// @param body SHA-256 of the body's weights
    record Key(String body, SourceId image, Window window) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, FeatureMap> maps = new LinkedHashMap<>(16, 0.75f, true);
    private final long mostBytes;
    private long bytes;

    /// @param mostBytes memory for kept windows, 0 or more
    public FeatureCache(long mostBytes) {
        if (mostBytes < 0) {
            throw new IllegalArgumentException(mostBytes + " bytes");
        }
        this.mostBytes = mostBytes;
    }

    Optional<FeatureMap> get(Key key) {
        lock.lock();
        try {
            return Optional.ofNullable(maps.get(key));
        } finally {
            lock.unlock();
        }
    }

    void put(Key key, FeatureMap map) {
        lock.lock();
        try {
            var before = maps.put(key, map);
            bytes += map.bytes() - (before == null ? 0 : before.bytes());
            var oldest = maps.entrySet().iterator();
            while (bytes > mostBytes && oldest.hasNext()) {
                bytes -= oldest.next().getValue().bytes();
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }
}
