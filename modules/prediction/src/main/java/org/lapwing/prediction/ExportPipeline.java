package org.lapwing.prediction;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.model.Segmenter;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// The walk read → device → classes of one export.
///
/// Imagery is read a few blocks ahead by other threads. The calling thread normalises patches, keeps the device a few
/// patches ahead, and takes the answers in order. Each patch is predicted exactly once, and everything happens in the
/// order of blocks and patches, never of arrival, so a run repeats.
final class ExportPipeline {

    private record Block(PatchBlock patches, Window input, CompletableFuture<Tile> tile) {}

    private record Pending(PatchKey key, PatchInput input, CompletableFuture<float[]> scores) {}

    private final RasterSource image;
    private final PatchPredictor predictor;
    private final ExportPlan plan;
    private final PatchSink sink;
    private final DeviceQueue device;
    private final Executor readers;
    private final int blocksAhead;
    private final CancelToken cancel;
    private final ProgressListener progress;
    private final Deque<Block> reading = new ArrayDeque<>();
    private final Deque<Pending> predicting = new ArrayDeque<>();
    private final Deque<PatchInput> free = new ArrayDeque<>();
    private final long start = System.nanoTime();
    private long donePixels;
    private long predicted;

    /// @param readers runs the reading
    /// @param blocksAhead blocks read or being read while another is in use
    /// @param cancel stops everything; the caller cancels it after a failure, too
    ExportPipeline(
            RasterSource image,
            PatchPredictor predictor,
            ExportPlan plan,
            PatchSink sink,
            DeviceQueue device,
            Executor readers,
            int blocksAhead,
            CancelToken cancel,
            ProgressListener progress) {
        this.image = image;
        this.predictor = predictor;
        this.plan = plan;
        this.sink = sink;
        this.device = device;
        this.readers = readers;
        this.blocksAhead = blocksAhead;
        this.cancel = cancel;
        this.progress = progress;
        for (int i = 0; i <= ExportPlan.PATCHES_AHEAD; i++) {
            free.add(predictor.newInput());
        }
    }

    /// Classifies everything.
    ///
    /// @return number of patches predicted
    /// @throws ExportException naming the window that failed
    long run(Segmenter segmenter) throws IOException {
        long blocks = plan.blocks(predictor.patches());
        long next = 0;
        for (long index = 0; index < blocks; index++) {
            while (next < blocks && reading.size() <= blocksAhead) {
                reading.add(read(plan.block(predictor.patches(), next++)));
            }
            // Taken out only when it has ended, so that a cancelled export waits for it before the image is closed.
            var block = reading.element();
            var tile = await(block.tile, block.input);
            reading.remove();
            for (var key : block.patches.keys()) {
                submit(segmenter, key, tile);
            }
        }
        while (!predicting.isEmpty()) {
            collect();
        }
        return predicted;
    }

    /// Waits for reads under way after the token fired, so that the caller may close the image.
    void drain() {
        reading.forEach(block -> block.tile.handle((_, _) -> true).join());
    }

    private Block read(PatchBlock patches) {
        var input = patches.input(predictor.patches());
        return new Block(patches, input, image.readAsync(input, cancel, readers));
    }

    private void submit(Segmenter segmenter, PatchKey key, Tile tile) throws IOException {
        cancel.throwIfCancelled();
        if (predicting.size() >= ExportPlan.PATCHES_AHEAD) {
            collect();
        }
        var input = free.remove();
        predictor.normalizer().fill(tile, predictor.patches().inputWindow(key), input);
        CompletableFuture<float[]> scores;
        if (input.hasCore()) {
            scores = device.submit(Lane.EXPORT, cancel, () -> predictor.scores(segmenter, input));
            predicted++;
        } else {
            scores = CompletableFuture.completedFuture(new float[0]);
        }
        predicting.add(new Pending(key, input, scores));
    }

    private void collect() throws IOException {
        var pending = predicting.remove();
        float @Nullable [] scores = await(pending.scores, predictor.patches().coreWindow(pending.key));
        if (scores.length == 0) {
            scores = null;
        }
        var invalid = pending.input.invalid().isEmpty() ? new BitSet() : pending.input.invalidCore();
        free.add(pending.input);
        sink.put(pending.key, scores, invalid);
        donePixels += sink.pixelsOf(pending.key);
        progress.report(new Progress("classify", donePixels, plan.output().pixels(), System.nanoTime() - start));
    }

    /// Waits; whatever went wrong, the message names the window.
    private <T> T await(CompletableFuture<T> future, Window window) throws IOException {
        try {
            return Outcome.of(future, cancel);
        } catch (CancelledException cancelled) {
            throw cancelled;
        } catch (IOException | RuntimeException | Error failure) {
            throw new ExportException(
                    "The export of " + image.name() + " stopped at " + described(window) + ": " + failure.getMessage()
                            + " Nothing was written.",
                    failure);
        }
    }

    private static String described(Window window) {
        return "the window " + window.column() + "," + window.row() + "," + window.width() + "," + window.height()
                + " (column, row, width, height)";
    }
}
