package org.lapwing.prediction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

/// The predicted patches of one model on one image: kept by recent use up to a budget, each predicted once.
///
/// A patch that is asked for is a *flight* until it is there. Further askers join it; when the last one's token is
/// cancelled it is dropped at its next turn, before its imagery is read or before the device runs. Imagery is read at
/// most a few patches ahead of the device, so a long queue of wishes holds no pixels. Safe for use by several threads.
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
    private final PatchInput deviceInput;
    private final CancelToken life = CancelToken.create();

    // Guarded by this.
    private final LinkedHashMap<PatchKey, PredictedPatch> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<PatchKey, Flight> flights = new HashMap<>();
    private final Deque<Flight> unread = new ArrayDeque<>();
    private long keptBytes;
    private int started;
    private boolean closed;

    PatchStore(
            RasterSource image,
            PatchPredictor predictor,
            Segmenter segmenter,
            DeviceQueue device,
            PredictionSettings settings) {
        this.image = image;
        this.predictor = predictor;
        this.segmenter = segmenter;
        this.device = device;
        this.settings = settings;
        deviceInput = predictor.newInput();
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
        var patch = kept.get(key);
        if (patch != null) {
            flight.result.complete(patch);
            return new Wish(flight, false);
        }
        if (closed) {
            flight.result.completeExceptionally(new CancelledException());
            return new Wish(flight, false);
        }
        flights.put(key, flight);
        return new Wish(flight, true);
    }

    /// Whether a patch is predicted and kept; does not count as use.
    synchronized boolean isKept(PatchKey key) {
        return kept.containsKey(key);
    }

    /// Patches wanted and not there yet.
    synchronized int waiting() {
        return flights.size();
    }

    /// Bytes of predicted patches held.
    synchronized long bytes() {
        return keptBytes;
    }

    /// Drops everything and refuses further wishes; what runs on the device finishes.
    void close() {
        List<Flight> dropped;
        synchronized (this) {
            closed = true;
            dropped = List.copyOf(unread);
            unread.clear();
            dropped.forEach(flight -> flights.remove(flight.key, flight));
            kept.clear();
            keptBytes = 0;
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
            var tile = image.read(predictor.patches().inputWindow(flight.key), life);
            if (tile.isAllInvalid()) {
                finish(flight, PredictedPatch.empty(predictor.patches().core()), null);
                return;
            }
            device.submit(settings.lane(), life, () -> predict(flight, tile))
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
            if (patch != null && !closed) {
                keep(flight.key, patch);
            }
        }
        if (patch != null) {
            flight.result.complete(patch);
        } else {
            flight.result.completeExceptionally(
                    failure == null ? new IllegalStateException("neither patch nor failure") : failure);
        }
        startNext();
    }

    private void keep(PatchKey key, PredictedPatch patch) {
        var before = kept.put(key, patch);
        keptBytes += patch.byteSize() - (before == null ? 0 : before.byteSize());
        var oldest = kept.entrySet().iterator();
        while (keptBytes > settings.cacheBytes() && oldest.hasNext()) {
            keptBytes -= oldest.next().getValue().byteSize();
            oldest.remove();
        }
    }
}
