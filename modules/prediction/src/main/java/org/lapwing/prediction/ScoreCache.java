package org.lapwing.prediction;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lapwing.raster.SourceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Predicted patches of any models and images: those used last in memory, up to a budget, and on disk where a
/// folder is named.
///
/// What is drawn is derived from scores, so that nothing that is kept here is predicted again. Patches are
/// written in the background; a patch on disk counts as kept whether or not it is in memory. Safe for use by
/// several threads.
public final class ScoreCache {

    private static final Logger LOG = LoggerFactory.getLogger(ScoreCache.class);

    /// What may wait to be written; more is not written, because the disk does not keep up.
    private static final long MOST_WAITING_BYTES = 512L << 20;

    private record Place(SourceId scores, PatchKey key) {}

    private final Executor writer;
    private final LinkedHashMap<Place, PredictedPatch> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<SourceId, Supplier<Optional<String>>> names = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Consumer<IOException>> troubled = new CopyOnWriteArrayList<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private volatile Optional<ScoreFolder> folder = Optional.empty();
    private long budget;
    private long bytes;

    /// @param budgetBytes how much memory patches may take, 0 or more
    /// @param writer writes patches to disk
    public ScoreCache(long budgetBytes, Executor writer) {
        this.writer = writer;
        budget = checked(budgetBytes);
    }

    /// A cache without a disk.
    public static ScoreCache inMemory(long budgetBytes) {
        return new ScoreCache(budgetBytes, Runnable::run);
    }

    /// How much memory patches may take.
    public synchronized long budgetBytes() {
        return budget;
    }

    /// Gives patches more or less memory, at once.
    public synchronized void setBudget(long budgetBytes) {
        budget = checked(budgetBytes);
        shrink();
    }

    /// Memory that patches take now.
    public synchronized long byteSize() {
        return bytes;
    }

    /// Where patches are kept beyond the session.
    public Optional<ScoreFolder> folder() {
        return folder;
    }

    /// Keeps patches in a folder from now on, those in memory included; or no more.
    public void keepIn(Optional<ScoreFolder> next) {
        folder = next;
        if (next.isPresent()) {
            Map<Place, PredictedPatch> present;
            synchronized (this) {
                present = new LinkedHashMap<>(kept);
            }
            present.forEach((place, patch) -> write(place, patch));
        }
    }

    /// Calls `listener`, on any thread, when patches cannot be written; then nothing more is written.
    public void onTrouble(Consumer<IOException> listener) {
        troubled.add(listener);
    }

    /// Says what the scores of a source are called on disk.
    void register(SourceId scores, Supplier<Optional<String>> name) {
        names.put(scores, name);
    }

    /// Whether a patch is kept, in memory or on disk; does not count as use.
    boolean contains(SourceId scores, PatchKey key) {
        synchronized (this) {
            if (kept.containsKey(new Place(scores, key))) {
                return true;
            }
        }
        return onDisk(scores, (disk, name) -> disk.contains(name, key));
    }

    /// Whether any patch of these scores is on disk.
    boolean hasKept(SourceId scores) {
        return onDisk(scores, ScoreFolder::containsAny);
    }

    /// The patch, where it is in memory.
    synchronized Optional<PredictedPatch> get(SourceId scores, PatchKey key) {
        return Optional.ofNullable(kept.get(new Place(scores, key)));
    }

    /// The patch, where it is on disk; blocks while it is read.
    ///
    /// @param size what it must hold
    Optional<PredictedPatch> load(SourceId scores, PatchKey key, ScoreFile.Size size) {
        var disk = folder;
        var name = name(scores);
        if (disk.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        var patch = disk.get().read(name.get(), key, size);
        patch.ifPresent(found -> remember(new Place(scores, key), found));
        return patch;
    }

    /// Keeps a new patch.
    void put(SourceId scores, PatchKey key, PredictedPatch patch) {
        var place = new Place(scores, key);
        remember(place, patch);
        write(place, patch);
    }

    private interface DiskQuestion {
        boolean ask(ScoreFolder disk, String name);
    }

    private boolean onDisk(SourceId scores, DiskQuestion question) {
        var disk = folder;
        var name = name(scores);
        return disk.isPresent() && name.isPresent() && question.ask(disk.get(), name.get());
    }

    private Optional<String> name(SourceId scores) {
        var supplier = names.get(scores);
        return supplier == null ? Optional.empty() : supplier.get();
    }

    private synchronized void remember(Place place, PredictedPatch patch) {
        var before = kept.put(place, patch);
        bytes += patch.byteSize() - (before == null ? 0 : before.byteSize());
        shrink();
    }

    private void shrink() {
        var oldest = kept.entrySet().iterator();
        while (bytes > budget && oldest.hasNext()) {
            bytes -= oldest.next().getValue().byteSize();
            oldest.remove();
        }
    }

    private void write(Place place, PredictedPatch patch) {
        var disk = folder;
        var name = name(place.scores);
        if (disk.isEmpty() || name.isEmpty() || disk.get().contains(name.get(), place.key)) {
            return;
        }
        if (waitingBytes.addAndGet(patch.byteSize()) > MOST_WAITING_BYTES) {
            waitingBytes.addAndGet(-patch.byteSize());
            LOG.debug("{} is not written: the disk does not keep up", place.key);
            return;
        }
        try {
            writer.execute(() -> {
                try {
                    disk.get().write(name.get(), place.key, patch);
                } catch (IOException failure) {
                    stopWriting(disk.get(), failure);
                } finally {
                    waitingBytes.addAndGet(-patch.byteSize());
                }
            });
        } catch (RejectedExecutionException _) { // the window closes
            waitingBytes.addAndGet(-patch.byteSize());
        }
    }

    private synchronized void stopWriting(ScoreFolder disk, IOException failure) {
        if (folder.filter(present -> present == disk).isPresent()) {
            folder = Optional.empty();
            LOG.warn("predictions are not kept any more: {}", failure.getMessage());
            troubled.forEach(listener -> listener.accept(failure));
        }
    }

    private static long checked(long budgetBytes) {
        if (budgetBytes < 0) {
            throw new IllegalArgumentException("a score cache of " + budgetBytes + " bytes");
        }
        return budgetBytes;
    }
}
