package org.lapwing.raster.remote;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers on the disk, within a limit of bytes; the longest unused leave first.
///
/// Files are named by a hash, so that no address, which may hold a key, is written down. A damaged file is as none. A
/// disk that is full or not writable makes everything slower, not wrong. Safe for use by several threads and processes.
final class RemoteCache {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteCache.class);

    private static final int MAGIC = 0x4C575243;
    private static final String ENDING = ".body";
    private static final long TOUCHED_EVERY_MILLIS = 3_600_000;

    /// After clearing, so much of the limit is in use.
    private static final double AFTER_CLEARING = 0.8;

    private final Path folder;
    private final long most;
    private final Clock clock;
    private final AtomicLong bytes = new AtomicLong(-1);
    private final AtomicLong parts = new AtomicLong();

    /// @param folder made when the first answer is kept
    /// @param most bytes that may lie in it
    RemoteCache(Path folder, long most, Clock clock) {
        this.folder = folder;
        this.most = most;
        this.clock = clock;
    }

    /// What is kept under a name; counts as use.
    Optional<CachedBody> get(String name) {
        var file = file(name);
        try {
            var read = read(Files.readAllBytes(file));
            if (read.isEmpty()) {
                LOG.debug("{} is damaged and is fetched again", file);
                Files.deleteIfExists(file);
                return read;
            }
            long now = clock.millis();
            if (now - Files.getLastModifiedTime(file).toMillis() > TOUCHED_EVERY_MILLIS) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(now));
            }
            return read;
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failure) {
            LOG.debug("{} cannot be read: {}", file, failure.getMessage());
            return Optional.empty();
        }
    }

    /// Keeps a body, and makes room for it.
    void put(String name, CachedBody body) {
        var file = file(name);
        try {
            var content = written(body);
            if (content.length > most / 4) {
                return; // one answer must not push out all others
            }
            Files.createDirectories(folder);
            var part = folder.resolve(
                    file.getFileName() + "." + ProcessHandle.current().pid() + "-" + parts.incrementAndGet() + ".part");
            long before = Files.exists(file) ? Files.size(file) : 0;
            try {
                Files.write(part, content);
                Files.setLastModifiedTime(part, FileTime.fromMillis(clock.millis()));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            if (bytes.get() < 0) {
                measure();
            } else {
                bytes.addAndGet(content.length - before);
            }
            if (bytes.get() > most) {
                clear();
            }
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("{} cannot keep what was fetched: {}", folder, failure.getMessage());
        }
    }

    /// Bytes in the folder, as far as they are known; counted when the first answer is kept.
    long bytes() {
        return Math.max(0, bytes.get());
    }

    private synchronized void measure() throws IOException {
        long sum = 0;
        for (var file : files()) {
            sum += file.size;
        }
        bytes.set(sum);
    }

    private record Kept(Path file, long size, long used) {}

    private List<Kept> files() throws IOException {
        var found = new ArrayList<Kept>();
        try (var all = Files.newDirectoryStream(folder)) {
            for (var file : all) {
                try {
                    found.add(new Kept(
                            file,
                            Files.size(file),
                            Files.getLastModifiedTime(file).toMillis()));
                } catch (NoSuchFileException _) {
                    // another thread has cleared it meanwhile
                }
            }
        }
        return found;
    }

    private synchronized void clear() throws IOException {
        var all = files();
        long sum = all.stream().mapToLong(Kept::size).sum();
        all.sort(Comparator.comparingLong(Kept::used));
        for (var each : all) {
            if (sum <= most * AFTER_CLEARING) {
                break;
            }
            Files.deleteIfExists(each.file);
            sum -= each.size;
        }
        bytes.set(sum);
    }

    private Path file(String name) {
        return folder.resolve(Digests.of(name) + ENDING);
    }

    private static byte[] written(CachedBody body) throws IOException {
        var bytes = new ByteArrayOutputStream(body.body().length + 256);
        var out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeUTF(body.contentType());
        out.writeUTF(body.etag());
        out.writeUTF(body.lastModified());
        out.writeLong(body.freshUntil());
        out.writeInt(body.body().length);
        out.writeLong(checksum(body.body()));
        out.write(body.body());
        return bytes.toByteArray();
    }

    private static Optional<CachedBody> read(byte[] content) {
        try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
            if (in.readInt() != MAGIC) {
                return Optional.empty();
            }
            var contentType = in.readUTF();
            var etag = in.readUTF();
            var lastModified = in.readUTF();
            long freshUntil = in.readLong();
            int length = in.readInt();
            long checksum = in.readLong();
            if (length != in.available()) {
                return Optional.empty();
            }
            var body = in.readNBytes(length);
            return checksum(body) == checksum
                    ? Optional.of(new CachedBody(body, contentType, etag, lastModified, freshUntil))
                    : Optional.empty();
        } catch (IOException _) { // ends early
            return Optional.empty();
        }
    }

    private static long checksum(byte[] body) {
        var crc = new CRC32();
        crc.update(body);
        return crc.getValue();
    }
}
