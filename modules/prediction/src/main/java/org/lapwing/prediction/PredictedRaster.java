package org.lapwing.prediction;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.model.ModelCard;
import org.lapwing.model.Segmenter;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// What a model sees in an image, as a raster: one FLOAT32 band of scores (logits) per class of its legend.
///
/// Pixels are predicted in patches of one fixed grid of the image, one patch at a time, so a pixel has the same
/// scores whatever window, thread or view asks. Invalid where the image is invalid. Level 0 is predicted; two
/// further levels pick from it (never from reduced imagery), so that a map stays live within two levels of the
/// model's resolution. The sampled levels beyond hold every so many patches, each as it is at level 0, and no
/// data between them. Predicted patches are kept in a [ScoreCache]; two askers of one patch share the work.
///
/// Owns the segmenter: [#close] closes it on the device thread after the patches queued before. The image belongs to
/// its opener and must stay open. Safe for use by several threads.
public final class PredictedRaster implements RasterSource {

    /// The predicted level and those derived from it.
    public static final int LEVELS = 3;

    private static final int READ_AHEAD = 4;

    private final SourceId id;
    private final RasterSource image;
    private final PatchPredictor predictor;
    private final PatchStore store;
    private final DeviceQueue device;
    private final Segmenter segmenter;
    private final List<Band> bands;
    private boolean closed;

    private PredictedRaster(
            RasterSource image,
            PatchPredictor predictor,
            String version,
            Segmenter segmenter,
            DeviceQueue device,
            PredictionSettings settings) {
        this.image = image;
        this.predictor = predictor;
        this.device = device;
        this.segmenter = segmenter;
        id = new SourceId(image.id().content(), version);
        var names = new ScoreNames(image.id(), version, predictor.card(), settings.origin());
        store = new PatchStore(image, predictor, segmenter, device, settings, names);
        bands = predictor.scoreBands();
    }

    /// A prediction of an image. Predicts nothing yet.
    ///
    /// @param card what the model was trained on
    /// @param version identity of the weights, such as the checkpoint's SHA-256; becomes part of [#id]
    /// @param segmenter the running model; closed by this raster
    /// @param device where the segmenter runs
    /// @throws ImageMismatchException if the image does not supply what the card names; the segmenter is not
    ///     closed then
    public static PredictedRaster of(
            RasterSource image,
            ModelCard card,
            String version,
            Segmenter segmenter,
            DeviceQueue device,
            PredictionSettings settings)
            throws ImageMismatchException {
        return new PredictedRaster(image, new PatchPredictor(card, image), version, segmenter, device, settings);
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public String name() {
        return "prediction of " + image.name();
    }

    @Override
    public Grid grid() {
        return image.grid();
    }

    @Override
    public int levels() {
        return LEVELS;
    }

    @Override
    public int sampledLevels() {
        return LEVELS + PatchSample.LEVELS;
    }

    @Override
    public List<Band> bands() {
        return bands;
    }

    /// The model's card.
    public ModelCard card() {
        return predictor.card();
    }

    /// Reads scores, waiting for the device; see [RasterSource#read].
    ///
    /// @throws IllegalStateException on the device thread, which would wait for itself
    @Override
    public Tile read(Window window, CancelToken cancel) throws RasterReadException {
        if (device.isDeviceThread()) {
            throw new IllegalStateException("a prediction was read on the device thread, which would wait for itself");
        }
        checkLevel(window);
        cancel.throwIfCancelled();
        var keys = keys(window);
        var assembly = new PatchWindows(predictor.patches(), window, bands.size());
        // A few patches ahead keep the device busy; holding all of a large window would double its memory.
        var asked = new ArrayDeque<CompletableFuture<PredictedPatch>>();
        int next = 0;
        for (var key : keys) {
            while (next < keys.size() && asked.size() < READ_AHEAD) {
                asked.add(store.askNow(keys.get(next++), cancel));
            }
            assembly.put(key, await(asked.remove(), window, cancel));
        }
        return assembly.tile(bands);
    }

    @Override
    public CompletableFuture<Tile> readAsync(Window window, CancelToken cancel, Executor decoders) {
        checkLevel(window);
        if (cancel.isCancelled()) {
            return CompletableFuture.failedFuture(new CancelledException());
        }
        var keys = keys(window);
        var asked = keys.stream().map(key -> store.ask(key, cancel, decoders)).toList();
        var result = new CompletableFuture<Tile>();
        CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .thenApplyAsync(
                        _ -> {
                            cancel.throwIfCancelled();
                            var assembly = new PatchWindows(predictor.patches(), window, bands.size());
                            for (int i = 0; i < keys.size(); i++) {
                                assembly.put(keys.get(i), asked.get(i).join());
                            }
                            return assembly.tile(bands);
                        },
                        decoders)
                .whenComplete((tile, failure) -> {
                    if (failure == null) {
                        result.complete(tile);
                    } else {
                        result.completeExceptionally(
                                cancel.isCancelled() ? new CancelledException() : told(failure, window));
                    }
                });
        return result;
    }

    /// Whether scores of this model on this image were kept in an earlier session.
    boolean hasKeptScores() {
        return store.hasKept();
    }

    /// Patches that somebody wants and that are not predicted yet.
    public int waitingPatches() {
        return store.waiting();
    }

    /// Drops what is waiting and closes the segmenter on the device thread. Does not wait.
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        store.close();
        if (device.isDeviceThread()) {
            segmenter.close(); // what is queued will not run: the store is closed
            return;
        }
        device.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> {
            segmenter.close();
            return true;
        });
    }

    private static PredictedPatch await(CompletableFuture<PredictedPatch> asked, Window window, CancelToken cancel)
            throws RasterReadException {
        try {
            return Outcome.of(asked, cancel);
        } catch (RasterReadException known) {
            throw known;
        } catch (IOException failure) {
            throw failed(failure, window);
        }
    }

    /// What [#read] throws for a failure: errors of the model become those of a source that cannot be read.
    private static Throwable told(Throwable failure, Window window) {
        var cause = Outcome.cause(failure);
        return cause instanceof RasterReadException || cause instanceof RuntimeException || cause instanceof Error
                ? cause
                : failed(cause, window);
    }

    private static RasterReadException failed(Throwable cause, Window window) {
        return new RasterReadException("The prediction of " + window + " failed: " + cause.getMessage(), cause);
    }

    /// The patches of a window: all of them, a sample at sampled levels.
    private List<PatchKey> keys(Window window) {
        var keys = PatchWindows.keys(predictor.patches(), window);
        return window.level() < LEVELS
                ? keys
                : PatchSample.of(predictor.patches(), keys, window.level(), store::isKept);
    }

    private void checkLevel(Window window) {
        if (window.level() >= sampledLevels()) {
            throw new IllegalArgumentException(
                    "level " + window.level() + " of a prediction, which has " + sampledLevels() + " levels");
        }
    }
}
