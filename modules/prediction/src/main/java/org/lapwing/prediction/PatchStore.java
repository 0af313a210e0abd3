package org.lapwing.prediction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.model.Segmenter;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;

/// The predicted patches of one model on one image: kept in a [ScoreCache], each predicted once.
///
/// A patch that is asked for is a *flight* until it is there: taken from disk where it was kept, else predicted.
/// Further askers join it; when the last one's token is cancelled it is dropped at its next turn, before its
/// imagery is read or before the device runs. Imagery is read at most a few patches ahead of the device, so a
/// long queue of wishes holds no pixels. Safe for use by several threads.
final class PatchStore {

    private static final class Flight {
        final PatchKey key;
        final Executor decoders;
        final List<CancelToken> askers = new ArrayList<>();
        final CompletableFuture<PredictedPatch> result = new CompletableFuture<>();

        Flight(PatchKey key, Executor decoders) {
            this.key = key;
            this.decoders = decoders;
        }
    }

    private final RasterSource image;
    private final PatchPredictor predictor;
    private final Segmenter segmenter;
    private final DeviceQueue device;
    private final PredictionSettings settings;
    private final ScoreNames names;
    private final PatchInput deviceInput;
    private final CancelToken life = CancelToken.create();

    // Guarded by this.
    private final Map<PatchKey, Flight> flights = new HashMap<>();
    private final Deque<Flight> unread = new ArrayDeque<>();
    private int started;
    private boolean closed;

    PatchStore(
            RasterSource image,
            PatchPredictor predictor,
            Segmenter segmenter,
            DeviceQueue device,
            PredictionSettings settings,
            ScoreNames names) {
        this.names = names;
        this.image = image;
        this.predictor = predictor;
        this.segmenter = segmenter;
        this.device = device;
        this.settings = settings;
        deviceInput = predictor.newInput();
        settings.cache().register(names.inMemory(), names::onDisk);
    }

    /// Asks for a patch whose imagery is read by `decoders` when the device comes near.
    ///
    /// @return completed on the device thread, on a decoder or at once; with [CancelledException] when nobody
    ///     wants it
    CompletableFuture<PredictedPatch> ask(PatchKey key, CancelToken cancel, Executor decoders) {
        var wish = wish(key, cancel, decoders);
        if (wish.isNew()) {
            synchronized (this) {
                unread.add(wish.flight());
            }
            startNext();
        }
        return wish.flight().result;
    }

    /// Asks for a patch whose imagery the caller reads now, if nobody asked before; for callers that wait.
    ///
    /// @return completed on the device thread or at once; with [CancelledException] when nobody wants it
    CompletableFuture<PredictedPatch> askNow(PatchKey key, CancelToken cancel) {
        var wish = wish(key, cancel, Runnable::run);
        if (wish.isNew()) {
            synchronized (this) {
                started++;
            }
            decode(wish.flight());
        }
        return wish.flight().result;
    }

    private record Wish(Flight flight, boolean isNew) {}

    private synchronized Wish wish(PatchKey key, CancelToken cancel, Executor decoders) {
        var flight = flights.get(key);
        if (flight != null) {
            flight.askers.add(cancel);
            return new Wish(flight, false);
        }
        flight = new Flight(key, decoders);
        flight.askers.add(cancel);
        if (closed) {
            flight.result.completeExceptionally(new CancelledException());
            return new Wish(flight, false);
        }
        var patch = settings.cache().get(names.inMemory(), key);
        if (patch.isPresent()) {
            flight.result.complete(patch.get());
            return new Wish(flight, false);
        }
        flights.put(key, flight);
        return new Wish(flight, true);
    }

    /// Whether a patch is predicted and kept; does not count as use.
    boolean isKept(PatchKey key) {
        return settings.cache().contains(names.inMemory(), key);
    }

    /// Whether scores of this model on this image were kept on disk.
    boolean hasKept() {
        return settings.cache().hasKept(names.inMemory());
    }

    /// Patches wanted and not there yet.
    synchronized int waiting() {
        return flights.size();
    }

    /// Drops all wishes and refuses further ones; what runs on the device finishes. What was predicted stays in
    /// the cache.
    void close() {
        List<Flight> dropped;
        synchronized (this) {
            closed = true;
            dropped = List.copyOf(unread);
            unread.clear();
            dropped.forEach(flight -> flights.remove(flight.key, flight));
        }
        life.cancel();
        dropped.forEach(flight -> flight.result.completeExceptionally(new CancelledException()));
    }

    private void startNext() {
        while (true) {
            Flight flight;
            synchronized (this) {
                if (started >= settings.decodedPatches() || unread.isEmpty()) {
                    return;
                }
                flight = unread.remove();
                started++;
            }
            try {
                flight.decoders.execute(() -> decode(flight));
            } catch (RejectedExecutionException _) { // the decoders were closed: nobody waits any more
                finish(flight, null, new CancelledException());
            }
        }
    }

    private void decode(Flight flight) {
        try {
            if (!isWanted(flight)) {
                throw new CancelledException();
            }
            var known = settings.cache().load(names.inMemory(), flight.key, size());
            if (known.isPresent()) {
                finish(flight, known.get(), null);
                return;
            }
            var tile = image.read(predictor.patches().inputWindow(flight.key), life);
            if (tile.isAllInvalid()) {
                finish(
                        flight,
                        kept(
                                flight.key,
                                PredictedPatch.empty(predictor.patches().core())),
                        null);
                return;
            }
            device.submit(settings.lane(), life, () -> kept(flight.key, predict(flight, tile)))
                    .whenComplete((patch, failure) -> finish(flight, patch, failure));
        } catch (Throwable failure) { // the askers own it; a flight that never ends would block them
            finish(flight, null, failure);
        }
    }

    private PredictedPatch predict(Flight flight, Tile tile) throws Exception {
        if (!isWanted(flight)) {
            throw new CancelledException();
        }
        predictor.normalizer().fill(tile, tile.window(), deviceInput);
        if (!deviceInput.hasCore()) {
            return PredictedPatch.empty(predictor.patches().core());
        }
        var scores = predictor.scores(segmenter, deviceInput);
        return new PredictedPatch(scores, deviceInput.invalidCore());
    }

    /// Whether an asker is left; if not, the flight is taken off the list in the same step, so that nobody joins it.
    private synchronized boolean isWanted(Flight flight) {
        if (flight.askers.stream().allMatch(CancelToken::isCancelled)) {
            flights.remove(flight.key, flight);
            return false;
        }
        return true;
    }

    private void finish(Flight flight, @Nullable PredictedPatch patch, @Nullable Throwable failure) {
        synchronized (this) {
            flights.remove(flight.key, flight);
            started--;
        }
        if (patch != null) {
            flight.result.complete(patch);
        } else {
            flight.result.completeExceptionally(
                    failure == null ? new IllegalStateException("neither patch nor failure") : failure);
        }
        startNext();
    }

    /// Keeps a patch before its flight ends, so that it is never in neither place.
    private PredictedPatch kept(PatchKey key, PredictedPatch patch) {
        settings.cache().put(names.inMemory(), key, patch);
        return patch;
    }

    private ScoreFile.Size size() {
        int pixels = predictor.patches().core() * predictor.patches().core();
        return new ScoreFile.Size(predictor.classes() * pixels, pixels);
    }
}
