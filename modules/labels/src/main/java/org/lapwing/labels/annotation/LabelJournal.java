package org.lapwing.labels.annotation;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.WorkerPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes edits to the file on the thread `journal`, in their order, one transaction each.
///
/// What cannot be written stays, and is tried again with the next edit and at the end. Safe for several threads.
final class LabelJournal {

    private static final Logger LOG = LoggerFactory.getLogger(LabelJournal.class);
    private static final Duration LONGEST_END = Duration.ofMinutes(1);

    private record Entry(LabelChanges changes, long topOrder, CompletableFuture<Void> written) {}

    private final LabelFile file;
    private final WorkerPool thread = WorkerPool.create("journal", 1, WorkerPool.Ending.DRAIN);
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final List<Consumer<Optional<IOException>>> listeners = new ArrayList<>();
    private @Nullable IOException failure;

    LabelJournal(LabelFile file) {
        this.file = file;
    }

    /// Queues an edit.
    ///
    /// @return completed on the journal's thread when it is on the disk
    CompletableFuture<Void> submit(LabelChanges changes, long topOrder) {
        var entry = new Entry(changes, topOrder, new CompletableFuture<>());
        synchronized (waiting) {
            waiting.add(entry);
        }
        thread.execute(this::writeAll);
        return entry.written;
    }

    /// Tries to write what waits, after the reason of a failure is gone.
    void retry() {
        thread.execute(this::writeAll);
    }

    /// Tells a listener, on the journal's thread, when writing starts to fail and, with nothing, when it works again.
    void onFailure(Consumer<Optional<IOException>> listener) {
        synchronized (waiting) {
            listeners.add(listener);
        }
    }

    /// Lets the file grow by so many pages and no further, from the next edit on. For tests.
    void limitFile(int pages) {
        thread.execute(() -> {
            try {
                file.limit(pages);
            } catch (SQLException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    /// Writes what waits, ends the thread and closes the file. Not for the FX thread.
    ///
    /// @throws IOException where edits could not be written; names the file and how many
    void close() throws IOException {
        thread.execute(this::writeAll);
        thread.close();
        try (file) {
            if (!thread.awaitEnd(LONGEST_END)) {
                throw new IOException("The thread journal does not end.");
            }
        } catch (InterruptedException interrupted) {
            throw new IOException("The thread that closes the labels was interrupted.", interrupted);
        }
        synchronized (waiting) {
            if (!waiting.isEmpty() && failure != null) {
                throw new LabelStoreException(
                        failure.getMessage() + " " + waiting.size() + (waiting.size() == 1 ? " edit is" : " edits are")
                                + " not written.",
                        failure);
            }
        }
    }

    private void writeAll() {
        while (true) {
            Entry entry;
            synchronized (waiting) {
                entry = waiting.peek();
            }
            if (entry == null) {
                return;
            }
            try {
                file.write(entry.changes, entry.topOrder);
            } catch (IOException failed) {
                LOG.error("an edit of the labels cannot be written", failed);
                tell(Optional.of(failed));
                return;
            }
            synchronized (waiting) {
                waiting.remove();
            }
            tell(Optional.empty());
            entry.written.complete(null);
        }
    }

    private void tell(Optional<IOException> state) {
        List<Consumer<Optional<IOException>>> told;
        synchronized (waiting) {
            if (state.isEmpty() && failure == null) {
                return;
            }
            failure = state.orElse(null);
            told = List.copyOf(listeners);
        }
        told.forEach(each -> each.accept(state));
    }
}
