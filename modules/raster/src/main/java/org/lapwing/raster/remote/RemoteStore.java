package org.lapwing.raster.remote;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.Outcome;
import org.lapwing.raster.RasterReadException;

/// Whole bodies from servers, kept on the disk and asked for again when they may have changed.
///
/// Two who want the same body at once share one request.
final class RemoteStore {

    /// How long a body counts as unchanged where its server says nothing: a week, as tile servers ask for.
    private static final long USUAL_AGE_SECONDS = 7 * 24 * 3600L;

    /// How long an address that has nothing is not asked again: a day.
    private static final long NOTHING_SECONDS = 24 * 3600L;

    private static final long LONGEST_AGE_SECONDS = 365 * 24 * 3600L;

    private final HttpFetcher fetcher;
    private final RemoteCache cache;
    private final Clock clock;
    private final Map<String, CompletableFuture<Optional<CachedBody>>> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    RemoteStore(HttpFetcher fetcher, RemoteCache cache, Clock clock) {
        this.fetcher = fetcher;
        this.cache = cache;
        this.clock = clock;
    }

    HttpFetcher fetcher() {
        return fetcher;
    }

    RemoteCache cache() {
        return cache;
    }

    /// The body at an address, empty where the server says that there is none.
    ///
    /// @param accept media types that are wanted, for the server
    /// @throws RasterReadException where it cannot be had
    /// @throws CancelledException if `cancel` fires first
    Optional<CachedBody> get(WebAddress address, String accept, long mostBytes, CancelToken cancel)
            throws RasterReadException {
        var name = "GET " + address.uri() + " " + accept;
        while (true) {
            var mine = new CompletableFuture<Optional<CachedBody>>();
            var other = underWay.putIfAbsent(name, mine);
            if (other == null) {
                try {
                    var body = fetch(name, address, accept, mostBytes, cancel);
                    mine.complete(body);
                    return body;
                } catch (RasterReadException | RuntimeException | Error failure) {
                    mine.completeExceptionally(failure);
                    throw failure;
                } finally {
                    underWay.remove(name);
                }
            }
            waiting.incrementAndGet();
            try {
                return Outcome.of(other, cancel);
            } catch (CancelledException cancelled) {
                cancel.throwIfCancelled(); // else only the other has given up
            } catch (RasterReadException failure) {
                throw failure;
            } catch (IOException failure) {
                throw new RasterReadException(String.valueOf(failure.getMessage()), failure);
            } finally {
                waiting.decrementAndGet();
            }
        }
    }

    /// How many wait for what another fetches.
    int waiting() {
        return waiting.get();
    }

    private Optional<CachedBody> fetch(
            String name, WebAddress address, String accept, long mostBytes, CancelToken cancel)
            throws RasterReadException {
        var kept = cache.get(name);
        if (kept.isPresent() && kept.get().freshUntil() > clock.millis()) {
            return kept.filter(body -> body.body().length > 0);
        }
        var headers = new HashMap<String, String>();
        headers.put("Accept", accept);
        kept.filter(body -> !body.etag().isEmpty()).ifPresent(body -> headers.put("If-None-Match", body.etag()));
        kept.filter(body -> body.etag().isEmpty() && !body.lastModified().isEmpty())
                .ifPresent(body -> headers.put("If-Modified-Since", body.lastModified()));
        var answer = fetcher.get(new HttpFetcher.Wish(address, headers, mostBytes), cancel);
        long fresh = clock.millis()
                + 1000 * Math.min(LONGEST_AGE_SECONDS, answer.maxAge().orElse(USUAL_AGE_SECONDS));
        if (answer.status() == 304 && kept.isPresent()) {
            cache.put(name, kept.get().freshUntil(fresh));
            return kept.filter(body -> body.body().length > 0);
        }
        boolean nothing = answer.status() == 204 || answer.status() >= 400;
        if (nothing) {
            fresh = Math.min(fresh, clock.millis() + 1000 * NOTHING_SECONDS);
        }
        var body = new CachedBody(
                nothing ? new byte[0] : answer.body(),
                answer.contentType(),
                answer.etag(),
                answer.lastModified(),
                fresh);
        if (!answer.isPrivate()) {
            cache.put(name, body);
        }
        return Optional.of(body).filter(each -> each.body().length > 0);
    }
}
