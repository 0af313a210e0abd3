package org.lapwing.raster.geotiff;

import java.lang.reflect.Array;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.RasterReadException;

/// Decoded blocks, least recently used first out, bounded by bytes, shared by all open files.
///
/// Two threads that want the same block decode it once: the second waits for the first. Blocks of files that are not
/// [#admit]ted, or no longer, are decoded but not held: a read that outlives its file leaves nothing behind.
final class BlockCache {

    /// The cache of this process: an eighth of the heap, between 32 MiB and 1 GiB.
    static final BlockCache SHARED =
            new BlockCache(Math.clamp(Runtime.getRuntime().maxMemory() / 8, 32L << 20, 1L << 30));

    /// Blocks of files on the web: decoding them waits for a server, which must hold up no reader of other files.
    static final BlockCache REMOTE =
            new BlockCache(Math.clamp(Runtime.getRuntime().maxMemory() / 32, 16L << 20, 256L << 20));

    /// One block of one image of one open file.
    record Key(long file, int image, long block) {}

    /// Decodes a block.
    interface Decoder {
        Object decode() throws RasterReadException;
    }

    private static final int STRIPES = 64;
    private static final int ENTRY_BYTES = 128;

    private final long budget;
    private final Map<Key, Object> blocks = new LinkedHashMap<>(256, 0.75f, true);
    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];
    private final Set<Long> open = new HashSet<>();
    private long bytes;

    BlockCache(long budget) {
        this.budget = budget;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    /// Lets blocks of a file be held until it is forgotten.
    synchronized void admit(long file) {
        open.add(file);
    }

    /// The samples of a block, decoded now if they are not held. The array must not be changed.
    Object get(Key key, Decoder decoder) throws RasterReadException {
        var held = lookUp(key);
        if (held != null) {
            return held;
        }
        var stripe = stripes[Math.floorMod(key.hashCode() * 0x9E3779B9 >>> 16, STRIPES)];
        stripe.lock();
        try {
            held = lookUp(key);
            if (held != null) {
                return held;
            }
            var decoded = decoder.decode();
            put(key, decoded);
            return decoded;
        } finally {
            stripe.unlock();
        }
    }

    private synchronized @Nullable Object lookUp(Key key) {
        return blocks.get(key);
    }

    private synchronized void put(Key key, Object decoded) {
        long size = size(decoded);
        if (size > budget / 2 || !open.contains(key.file)) {
            return; // one block must not push out all others
        }
        if (blocks.putIfAbsent(key, decoded) == null) {
            bytes += size;
        }
        var oldest = blocks.entrySet().iterator();
        while (bytes > budget && oldest.hasNext()) {
            var entry = oldest.next();
            bytes -= size(entry.getValue());
            oldest.remove();
        }
    }

    /// Drops all blocks of a file and takes no more of them.
    synchronized void forget(long file) {
        open.remove(file);
        blocks.entrySet().removeIf(entry -> {
            boolean drop = entry.getKey().file == file;
            if (drop) {
                bytes -= size(entry.getValue());
            }
            return drop;
        });
    }

    synchronized long bytes() {
        return bytes;
    }

    private static long size(Object samples) {
        int width =
                switch (samples) {
                    case byte[] _ -> 1;
                    case short[] _ -> 2;
                    case int[] _, float[] _ -> 4;
                    default -> 8;
                };
        return (long) Array.getLength(samples) * width + ENTRY_BYTES;
    }
}
