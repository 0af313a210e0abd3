package org.lapwing.prediction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lapwing.raster.write.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Predicted patches on disk, up to a size; the files used longest ago are deleted first.
///
/// Each patch is a file of its own, written whole or not at all, with a checksum. A file that cannot be read counts as
/// missing and is deleted: everything here can be predicted again. Safe for use by several threads; another process
/// may use the same folder, and then each keeps to the size on its own.
public final class ScoreFolder {

    private static final Logger LOG = LoggerFactory.getLogger(ScoreFolder.class);
    private static final String ENDING = ".scores";
    private static final Pattern FILE = Pattern.compile("(\\d{1,12})_(\\d{1,12})\\.scores");
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{64}");

    /// After an eviction there is room for a while.
    private static final double FULL = 0.95;

    private record Entry(String name, PatchKey key) {}

    private record Found(Entry entry, long bytes, FileTime used) {}

    private final Path folder;
    private final InstantSource clock;

    // Guarded by this; least recently used first.
    private final LinkedHashMap<Entry, Long> files = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, Integer> patches = new HashMap<>();
    private long bytes;
    private long limit;

    private ScoreFolder(Path folder, long limit, InstantSource clock) {
        this.folder = folder;
        this.limit = limit;
        this.clock = clock;
    }

    /// Opens a folder, made where it is missing, and looks what it holds. What is beyond the size is deleted.
    ///
    /// @param limitBytes how much the files may take, 0 or more
    /// @param clock dates the use of files
    public static ScoreFolder open(Path folder, long limitBytes, InstantSource clock) throws IOException {
        if (limitBytes < 0) {
            throw new IllegalArgumentException("predictions of " + limitBytes + " bytes cannot be kept");
        }
        Files.createDirectories(folder);
        var opened = new ScoreFolder(folder, limitBytes, clock);
        var found = new ArrayList<Found>();
        try (var children = Files.list(folder)) {
            for (var each : children.filter(Files::isDirectory).toList()) {
                if (FOLDER.matcher(String.valueOf(each.getFileName())).matches()) {
                    look(each, found);
                }
            }
        }
        found.sort(Comparator.comparing(Found::used));
        synchronized (opened) {
            found.forEach(each -> opened.add(each.entry, each.bytes));
            opened.evict();
        }
        return opened;
    }

    private static void look(Path scores, List<Found> found) throws IOException {
        try (var children = Files.list(scores)) {
            for (var file : children.toList()) {
                var name = String.valueOf(file.getFileName());
                var match = FILE.matcher(name);
                if (match.matches()) {
                    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    var key = new PatchKey(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)));
                    found.add(new Found(
                            new Entry(String.valueOf(scores.getFileName()), key),
                            attributes.size(),
                            attributes.lastModifiedTime()));
                } else if (name.endsWith(WholeFile.PART)) {
                    Files.deleteIfExists(file); // of a process that was killed
                }
            }
        }
    }

    /// Where the files are.
    public Path path() {
        return folder;
    }

    /// What the files take.
    public synchronized long byteSize() {
        return bytes;
    }

    /// How much the files may take.
    public synchronized long limitBytes() {
        return limit;
    }

    /// Allows more or less, at once.
    public synchronized void setLimit(long limitBytes) {
        limit = limitBytes;
        evict();
    }

    /// Deletes everything.
    public synchronized void clear() {
        long before = limit;
        limit = 0;
        evict();
        limit = before;
    }

    synchronized boolean contains(String name, PatchKey key) {
        return files.containsKey(new Entry(name, key));
    }

    synchronized boolean containsAny(String name) {
        return patches.getOrDefault(name, 0) > 0;
    }

    /// Reads a patch; one that cannot be read is deleted.
    Optional<PredictedPatch> read(String name, PatchKey key, ScoreFile.Size size) {
        var entry = new Entry(name, key);
        synchronized (this) {
            if (files.get(entry) == null) { // counts as use
                return Optional.empty();
            }
        }
        var file = file(entry);
        try {
            var patch = ScoreFile.decode(Files.readAllBytes(file), name, key, size);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return Optional.of(patch);
        } catch (NoSuchFileException _) { // another process made room
            forget(entry);
        } catch (IOException failure) {
            LOG.warn("{} is deleted, because {}", file, failure.getMessage());
            delete(entry);
        }
        return Optional.empty();
    }

    /// Writes a patch and makes room for it.
    void write(String name, PatchKey key, PredictedPatch patch) throws IOException {
        var entry = new Entry(name, key);
        var content = ScoreFile.encode(name, key, patch);
        synchronized (this) {
            if (content.length > limit) {
                return;
            }
        }
        Files.createDirectories(folder.resolve(name));
        WholeFile.write(file(entry), content);
        Files.setLastModifiedTime(file(entry), FileTime.from(clock.instant()));
        synchronized (this) {
            add(entry, content.length);
            evict();
        }
    }

    private Path file(Entry entry) {
        return folder.resolve(entry.name).resolve(entry.key.column() + "_" + entry.key.row() + ENDING);
    }

    private void add(Entry entry, long size) {
        var before = files.put(entry, size);
        if (before == null) {
            patches.merge(entry.name, 1, Integer::sum);
        }
        bytes += size - (before == null ? 0 : before);
    }

    private synchronized void forget(Entry entry) {
        var size = files.remove(entry);
        if (size != null) {
            bytes -= size;
            patches.merge(entry.name, -1, Integer::sum);
        }
    }

    private void delete(Entry entry) {
        forget(entry);
        try {
            Files.deleteIfExists(file(entry));
            if (!containsAny(entry.name)) {
                Files.deleteIfExists(folder.resolve(entry.name));
            }
        } catch (IOException failure) { // a folder in use, or not empty: the next start looks again
            LOG.debug("{} was not deleted: {}", file(entry), failure.toString());
        }
    }

    private void evict() {
        if (bytes <= limit) {
            return;
        }
        for (var entry : List.copyOf(files.keySet())) {
            if (bytes <= limit * FULL) {
                return;
            }
            delete(entry);
        }
    }
}
