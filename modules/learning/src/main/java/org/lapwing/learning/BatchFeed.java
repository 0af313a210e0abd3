package org.lapwing.learning;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Outcome;

/// Cuts the patches of coming steps while the device works on the present one.
///
/// At most `ahead` batches wait. A batch depends on seed and step only, never on threads or on where a run began.
final class BatchFeed {

    private final PatchCutter cutter;
    private final TrainingSettings settings;
    private final CancelToken cancel;
    private final Executor workers;
    private final int ahead;
    private final Deque<CompletableFuture<Batch>> coming = new ArrayDeque<>();
    private long next;

    /// @param firstStep step of the first batch taken, from 0
    /// @param ahead batches prepared before they are taken, at least 1
    BatchFeed(
            PatchCutter cutter,
            TrainingSettings settings,
            long firstStep,
            int ahead,
            CancelToken cancel,
            Executor workers) {
        this.cutter = cutter;
        this.settings = settings;
        this.cancel = cancel;
        this.workers = workers;
        this.ahead = ahead;
        this.next = firstStep;
    }

    /// The next batch, waiting until it is cut.
    ///
    /// @throws IOException what reading an image threw
    Batch take() throws IOException {
        while (coming.size() <= ahead) {
            coming.add(start(next++));
        }
        // Taken out only when it is cut, so that [#drain] knows of all that still read images.
        var batch = Outcome.of(coming.element(), cancel);
        coming.remove();
        return batch;
    }

    /// Waits until no thread reads the images any more, so that they may be closed. No batch is taken afterwards.
    void drain() {
        coming.forEach(batch -> batch.handle((_, _) -> true).join());
    }

    private CompletableFuture<Batch> start(long step) {
        var batch = new Batch(settings.batch(), cutter.bands(), settings.patch());
        var patches = new CompletableFuture<?>[settings.batch()];
        for (int slot = 0; slot < patches.length; slot++) {
            int mine = slot;
            patches[slot] = CompletableFuture.runAsync(() -> cut(batch, step, mine), workers);
        }
        return CompletableFuture.allOf(patches).thenApply(_ -> batch);
    }

    private void cut(Batch batch, long step, int slot) {
        cancel.throwIfCancelled();
        try {
            cutter.cut(batch, slot, Seeds.ofPatch(settings.seed(), step, slot), cancel);
        } catch (IOException failure) {
            throw new CompletionException(failure);
        }
    }
}
