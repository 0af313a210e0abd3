package org.lapwing.labels.annotation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What people labelled in one project: edits go in, numbered immutable snapshots come out.
///
/// An edit is checked and applied at once on the caller's thread, in microseconds; the thread `journal` writes it to
/// the project's GeoPackage, one transaction each, so that a killed process loses at most the edit in progress. Safe
/// for use by several threads.
public final class LabelStore implements AutoCloseable {

    private final String author;
    private final Clock clock;
    private final @Nullable LabelJournal journal;
    private final List<LabelListener> listeners = new CopyOnWriteArrayList<>();
    private volatile LabelSnapshot snapshot;
    private boolean closed;
    private CompletableFuture<Void> lastWrite = CompletableFuture.completedFuture(null);

    private LabelStore(LabelSnapshot snapshot, @Nullable LabelJournal journal, String author, Clock clock) {
        if (author.isBlank()) {
            throw new IllegalArgumentException("whoever edits labels needs a name");
        }
        this.snapshot = snapshot;
        this.journal = journal;
        this.author = author;
        this.clock = clock;
    }

    /// Makes the file of a new store. Not for the FX thread.
    ///
    /// @param file name of the GeoPackage; nothing may be there
    /// @param crs `EPSG:n` or WKT of all geometries, easting or longitude first; empty for pixels of an image
    ///     without georeference
    /// @param classes what annotations may say
    /// @param author who edits; never blank
    /// @param clock dates the edits
    /// @throws IOException a sentence with the remedy
    public static LabelStore create(Path file, String crs, LabelClasses classes, String author, Clock clock)
            throws IOException {
        var first = new LabelChanges(1, author, clock.instant(), List.of(), Optional.of(classes));
        return stored(LabelFile.create(file, crs, first), author, clock);
    }

    /// Opens the file of a store for editing. Not for the FX thread.
    ///
    /// @throws IOException a sentence with the remedy, where it is no such file, is edited elsewhere or cannot be
    ///     written
    public static LabelStore open(Path file, String author, Clock clock) throws IOException {
        return stored(LabelFile.open(file, clock), author, clock);
    }

    /// A store that is kept nowhere.
    public static LabelStore inMemory(String crs, LabelClasses classes, String author, Clock clock) {
        return new LabelStore(LabelSnapshot.of(1, crs, classes, List.of()), null, author, clock);
    }

    private static LabelStore stored(LabelFile file, String author, Clock clock) throws IOException {
        try {
            return new LabelStore(file.snapshot(), new LabelJournal(file), author, clock);
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    /// The latest state.
    public LabelSnapshot snapshot() {
        return snapshot;
    }

    /// Who edits.
    public String author() {
        return author;
    }

    /// Checks an edit, makes it the latest state and queues it for the file.
    ///
    /// Shapes that cross themselves are mended where something is left of them. An edit that changes nothing
    /// makes no revision.
    ///
    /// @return the edit that takes it back: everything is as before but the revisions
    /// @throws EditRefusedException where it cannot be made; nothing has changed then
    public synchronized LabelEdit apply(LabelEdit edit) throws EditRefusedException {
        if (closed) {
            throw new IllegalStateException("the labels are closed");
        }
        var made = new EditInProgress(snapshot);
        made.make(edit);
        made.checkClasses();
        if (!made.isEmpty()) {
            var next = made.next();
            var changes = made.changes(author, clock.instant());
            snapshot = next;
            if (journal != null) {
                lastWrite = journal.submit(changes, next.topOrder());
            }
            listeners.forEach(each -> each.changed(next, changes)); // inside, so that states are told in their order
        }
        return made.inverse();
    }

    /// Tells a listener of every further state.
    public void addListener(LabelListener listener) {
        listeners.add(listener);
    }

    /// Tells a listener no more.
    public void removeListener(LabelListener listener) {
        listeners.remove(listener);
    }

    /// Tells a listener, on the thread `journal`, when edits cannot be written and, with nothing, when they can be
    /// again. Edits wait meanwhile and are tried again with the next one, by [#retryWriting] and at the end.
    public void onWriteFailure(Consumer<Optional<IOException>> listener) {
        if (journal != null) {
            journal.onFailure(listener);
        }
    }

    /// Tries to write what waits, after the reason of a failure is gone.
    public void retryWriting() {
        if (journal != null) {
            journal.retry();
        }
    }

    /// Lets the file grow by so many pages of 4096 bytes and no further, as a full disk would. For tests.
    void limitFile(int pages) {
        if (journal != null) {
            journal.limitFile(pages);
        }
    }

    /// Completed when everything applied so far is on the disk.
    public synchronized CompletableFuture<Void> written() {
        return lastWrite;
    }

    /// Writes what waits and closes the file; edits after that fail. Not for the FX thread.
    ///
    /// @throws IOException where edits could not be written; names the file
    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        if (journal != null) {
            journal.close();
        }
    }
}
