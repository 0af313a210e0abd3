package org.lapwing.learning.update;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Window;

/// What bodies of networks said about windows, kept between updates: an update changes the head alone, so the next one
/// finds the same. Least recently used windows go first. With a folder, the next process finds them, too. Safe for
/// several threads.
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
    private final Optional<FeatureFolder> folder;
    private long bytes;

    /// @param mostBytes memory for kept windows, 0 or more
    public FeatureCache(long mostBytes) {
        this(mostBytes, Optional.empty());
    }

    /// Keeps windows in memory and in a folder, as many bytes of them in each.
    public static FeatureCache in(Path folder, long mostBytes) {
        return new FeatureCache(mostBytes, Optional.of(new FeatureFolder(folder, mostBytes)));
    }

    private FeatureCache(long mostBytes, Optional<FeatureFolder> folder) {
        this.folder = folder;
        if (mostBytes < 0) {
            throw new IllegalArgumentException(mostBytes + " bytes");
        }
        this.mostBytes = mostBytes;
    }

    Optional<FeatureMap> get(Key key) {
        lock.lock();
        try {
            var kept = Optional.ofNullable(maps.get(key));
            if (kept.isEmpty() && folder.isPresent()) {
                kept = folder.get().read(key);
                kept.ifPresent(map -> remember(key, map));
            }
            return kept;
        } finally {
            lock.unlock();
        }
    }

    void put(Key key, FeatureMap map) {
        lock.lock();
        try {
            remember(key, map);
            folder.ifPresent(each -> each.write(key, map));
        } finally {
            lock.unlock();
        }
    }

    /// Keeps the folder within its budget.
    void trim() {
        lock.lock();
        try {
            folder.ifPresent(FeatureFolder::trim);
        } finally {
            lock.unlock();
        }
    }

    private void remember(Key key, FeatureMap map) {
        var before = maps.put(key, map);
        bytes += map.bytes() - (before == null ? 0 : before.bytes());
        var oldest = maps.entrySet().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= oldest.next().getValue().bytes();
            oldest.remove();
        }
    }
}
