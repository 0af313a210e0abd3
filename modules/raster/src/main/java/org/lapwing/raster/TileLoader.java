package org.lapwing.raster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.WorkerPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads tiles into a [TileCache] in the order in which views ask for them.
///
/// All views of one window share one loader: two that want the same tile share one read. What a view no longer wants
/// is *demoted* (read when there is nothing else to do); a read under way is cancelled when nobody wants its tile and
/// others wait for the place, or when no view shows its source any more. A tile that fails is remembered with its
/// cause and not tried again before [#retry]. Safe for use by several threads; no call blocks.
public final class TileLoader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TileLoader.class);

    /// How many tiles may be on their way from servers at once: waiting takes no core, but floods no server either.
    private static final int FETCHES = 6;

    /// @param generation of the tile when its read began
    private record Flight(TileRequest request, CancelToken cancel, int generation) {}

    private final TileCache cache;
    private final Executor decoders;
    private final @Nullable WorkerPool owned;
    private final int places;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<TileDemand> demands = new ArrayList<>();
    private final TilePrefetch prefetch = new TilePrefetch();
    private final Map<TileKey, Flight> flights = new HashMap<>();
    private final Map<TileRequest.Effort, Integer> underWay = new EnumMap<>(TileRequest.Effort.class);
    private final TileFailures failures = new TileFailures();
    private int turn;
    private boolean closed;

    /// A loader that reads on `decoders`, which its maker closes.
    ///
    /// @param places how many tiles of one effort may be under way at once, at least 1
    public TileLoader(TileCache cache, Executor decoders, int places) {
        this(cache, decoders, places, null);
    }

    private TileLoader(TileCache cache, Executor decoders, int places, @Nullable WorkerPool owned) {
        if (places < 1) {
            throw new IllegalArgumentException("a loader needs a place for a tile, not " + places);
        }
        this.cache = cache;
        this.decoders = decoders;
        this.places = places;
        this.owned = owned;
    }

    /// A loader with its own `tile-n` threads.
    public static TileLoader create(TileCache cache) {
        var pool = WorkerPool.create("tile", WorkerPool.decoderThreads(), WorkerPool.Ending.ABANDON);
        return new TileLoader(cache, pool, WorkerPool.decoderThreads() + 1, pool);
    }

    /// Where the tiles go.
    public TileCache cache() {
        return cache;
    }

    /// The threads that read, for other short work that must not hold up a window.
    public Executor decoders() {
        return decoders;
    }

    /// The wishes of one more view, none at first.
    public TileDemand open(TileListener listener) {
        var demand = new TileDemand(this, listener);
        lock.lock();
        try {
            demands.add(demand);
        } finally {
            lock.unlock();
        }
        return demand;
    }

    /// Why a tile could not be read, where that was tried and failed.
    public Optional<Throwable> failure(TileKey key) {
        lock.lock();
        try {
            return failures.of(key);
        } finally {
            lock.unlock();
        }
    }

    /// Forgets the failures of a source, so that its tiles are read again when next wanted.
    public void retry(SourceId source) {
        lock.lock();
        try {
            failures.forget(source);
        } finally {
            lock.unlock();
        }
    }

    /// Has the tiles of a level read again when next wanted, because their source has better pixels now.
    public void renew(SourceId source, int level) {
        lock.lock();
        try {
            cache.renew(source, level);
            for (var flight : flights.values()) {
                var key = flight.request.key();
                if (key.level() == level && key.source().equals(source)) {
                    flight.cancel.cancel();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Stops reading; tiles under way are cancelled. Does not wait.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            demands.clear();
            prefetch.retain(Set.of());
            flights.values().forEach(flight -> flight.cancel.cancel());
        } finally {
            lock.unlock();
        }
        if (owned != null) {
            owned.close();
        }
    }

    void show(TileDemand demand, Set<SourceId> shown) {
        lock.lock();
        try {
            demand.setSources(shown);
            cancelUnshown();
        } finally {
            lock.unlock();
        }
        startWaiting();
    }

    void remove(TileDemand demand) {
        lock.lock();
        try {
            demands.remove(demand);
            demand.setSources(Set.of());
            cancelUnshown();
        } finally {
            lock.unlock();
        }
        startWaiting();
    }

    void want(TileDemand demand, List<TileRequest> requests) {
        lock.lock();
        try {
            var stale = new ArrayList<TileRequest>();
            var next = new HashSet<TileKey>();
            requests.forEach(request -> next.add(request.key()));
            for (var effort : TileRequest.Effort.values()) {
                var queue = demand.waiting(effort);
                queue.stream().filter(request -> !next.contains(request.key())).forEach(stale::add);
                queue.clear();
            }
            prefetch.demote(stale);
            demand.keys().clear();
            for (var request : requests) {
                if (demand.sources().contains(request.key().source())
                        && demand.keys().add(request.key())) {
                    demand.waiting(request.effort()).add(request);
                    prefetch.remove(request.key());
                }
            }
            for (var flight : flights.values()) {
                if (!isWanted(flight.request.key())
                        && !demand.waiting(flight.request.effort()).isEmpty()) {
                    flight.cancel.cancel();
                }
            }
        } finally {
            lock.unlock();
        }
        startWaiting();
    }

    private boolean isWanted(TileKey key) {
        return demands.stream().anyMatch(demand -> demand.keys().contains(key));
    }

    private void cancelUnshown() {
        var shown = new HashSet<SourceId>();
        demands.forEach(demand -> shown.addAll(demand.sources()));
        prefetch.retain(shown);
        for (var flight : flights.values()) {
            if (!shown.contains(flight.request.key().source())) {
                flight.cancel.cancel();
            }
        }
    }

    /// Fills free places until there are none or nothing waits.
    private void startWaiting() {
        while (true) {
            var notes = new ArrayList<TileNote>();
            Flight flight;
            lock.lock();
            try {
                flight = closed ? null : next(notes);
            } finally {
                lock.unlock();
            }
            notes.forEach(TileNote::tell);
            if (flight == null) {
                return;
            }
            start(flight);
        }
    }

    private void start(Flight flight) {
        var request = flight.request;
        try {
            request.source()
                    .readAsync(request.key().window(), flight.cancel, decoders)
                    .whenComplete((tile, failure) -> {
                        land(flight, tile, failure);
                        startWaiting();
                    });
        } catch (RuntimeException failure) { // a source that cannot even begin; the next tile may do better
            land(flight, null, failure);
        }
    }

    private @Nullable Flight next(List<TileNote> notes) {
        for (var effort : TileRequest.Effort.values()) {
            if (underWay.getOrDefault(effort, 0) >= (effort == TileRequest.Effort.FETCH ? FETCHES : places)) {
                continue;
            }
            var request = nextRequest(effort, notes);
            if (request != null) {
                var flight = new Flight(request, CancelToken.create(), cache.generation(request.key()));
                flights.put(request.key(), flight);
                underWay.merge(effort, 1, Integer::sum);
                return flight;
            }
        }
        return null;
    }

    private @Nullable TileRequest nextRequest(TileRequest.Effort effort, List<TileNote> notes) {
        for (int tried = 0; tried < demands.size(); tried++) {
            var demand = demands.get(turn++ % demands.size());
            var queue = demand.waiting(effort);
            for (var request = queue.poll(); request != null; request = queue.poll()) {
                if (!demand.keys().contains(request.key())) {
                    continue; // told already, by a read that another view asked for
                }
                if (cache.contains(request.key())) {
                    demand.keys().remove(request.key());
                    notes.add(new TileNote(demand.listener(), request.key(), Optional.empty()));
                } else if (mayStart(request)) {
                    return request;
                }
            }
        }
        for (var request = prefetch.next(effort); request != null; request = prefetch.next(effort)) {
            if (!cache.contains(request.key()) && mayStart(request)) {
                return request;
            }
        }
        return null;
    }

    private boolean mayStart(TileRequest request) {
        return !flights.containsKey(request.key()) && !failures.has(request.key());
    }

    private void land(Flight flight, @Nullable Tile tile, @Nullable Throwable failure) {
        var key = flight.request.key();
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        var notes = new ArrayList<TileNote>();
        lock.lock();
        try {
            flights.remove(key);
            underWay.merge(flight.request.effort(), -1, Integer::sum);
            boolean outdated = flight.generation != cache.generation(key);
            if (tile != null && !outdated) {
                cache.put(key, tile);
            } else if (outdated || closed || flight.cancel.isCancelled() || cause instanceof CancelledException) {
                if (outdated || flight.cancel.isCancelled()) {
                    queueAgain(flight.request);
                }
                return;
            } else {
                LOG.debug("tile {} failed", key, cause);
                failures.remember(key, cause == null ? new IllegalStateException("no tile and no cause") : cause);
            }
            for (var demand : demands) {
                if (demand.keys().remove(key)) {
                    notes.add(new TileNote(demand.listener(), key, failures.of(key)));
                }
            }
        } finally {
            lock.unlock();
        }
        notes.forEach(TileNote::tell);
    }

    /// A tile that was wanted again after it was cancelled keeps its turn.
    private void queueAgain(TileRequest request) {
        demands.stream()
                .filter(demand -> demand.keys().contains(request.key()))
                .findFirst()
                .ifPresent(demand -> demand.waiting(request.effort()).addFirst(request));
    }
}
