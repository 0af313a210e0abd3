package org.lapwing.raster.remote;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLException;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.Outcome;
import org.lapwing.raster.RasterReadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gets answers from servers: with time limits, a limit of bytes, a few attempts and few redirects.
///
/// Safe for use by several threads; a call blocks until the answer is there, or [CancelToken] fires.
final class HttpFetcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFetcher.class);

    private static final int MOST_REDIRECTS = 5;
    private static final long POLL_MILLISECONDS = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> BUSY = Set.of(408, 429, 500, 502, 503, 504);

    private final HttpClient client;
    private final RemoteLimits limits;
    private final String userAgent;
    private volatile boolean closed;

    /// @param executor runs the client's own short tasks
    /// @param userAgent what servers are told who asks
    HttpFetcher(Executor executor, RemoteLimits limits, String userAgent) {
        this.limits = limits;
        this.userAgent = userAgent;
        client = HttpClient.newBuilder()
                .executor(executor)
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// What to ask for.
    ///
    /// @param address where
    /// @param headers beside the usual ones
    /// @param mostBytes longer answers are refused
    record Wish(WebAddress address, Map<String, String> headers, long mostBytes) {}

    /// The answer: a success, 304 (not changed) where that was asked for, or 404, 410 and 416 (not there).
    ///
    /// @throws RasterReadException whatever else the server answers or does; names the address without its query
    /// @throws CancelledException if `cancel` fires first
    Answer get(Wish wish, CancelToken cancel) throws RasterReadException {
        var pause = limits.firstPause();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(wish, cancel);
            } catch (Passing passing) {
                if (attempt >= limits.attempts() || passing.again == Again.NEVER) {
                    throw new RasterReadException(String.valueOf(passing.getMessage()), passing.getCause());
                }
                LOG.debug("attempt {} failed: {}", attempt, passing.getMessage());
                pause(passing.wait.compareTo(pause) > 0 ? passing.wait : pause, cancel);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private enum Again {
        PERHAPS,
        NEVER
    }

    /// A failure that may pass.
    private static final class Passing extends Exception {

        private static final long serialVersionUID = 1L;
        private final Again again;
        private final transient Duration wait;

        Passing(String message, Throwable cause, Again again, Duration wait) {
            super(message, cause);
            this.again = again;
            this.wait = wait;
        }
    }

    private Answer once(Wish wish, CancelToken cancel) throws RasterReadException, Passing {
        var address = wish.address();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var response = send(address, wish, cancel);
            int status = response.statusCode();
            if (REDIRECTS.contains(status)) {
                var location = response.headers().firstValue("Location").orElse("");
                address = address.follow(location);
                continue;
            }
            if (status >= 200 && status < 300 || status == 304 || status == 404 || status == 410 || status == 416) {
                return new Answer(status, response.headers(), response.body());
            }
            throw refused(address, response);
        }
        throw new RasterReadException(
                wish.address().shown() + " redirects more than " + MOST_REDIRECTS + " times. Check the address.");
    }

    private static Passing refused(WebAddress address, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        var what =
                switch (status) {
                    case 400 -> "does not understand the request (400). Check the address.";
                    case 401, 407 -> "asks for a name and password (" + status + "), which are not supported.";
                    case 403 -> "refuses access (403). Check whether it needs a key in its address.";
                    case 429 -> "has had too many requests (429). Wait a while.";
                    default ->
                        status >= 500
                                ? "has a problem of its own (" + status + "). Try again later."
                                : "answers " + status + ". Check the address.";
                };
        var wait = response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .filter(asked -> asked.compareTo(LONGEST_PAUSE) <= 0)
                .orElse(Duration.ZERO);
        return new Passing(
                address.shown() + " " + what,
                new IOException("status " + status),
                BUSY.contains(status) ? Again.PERHAPS : Again.NEVER,
                wait);
    }

    private HttpResponse<byte[]> send(WebAddress address, Wish wish, CancelToken cancel)
            throws RasterReadException, Passing {
        var request = HttpRequest.newBuilder(address.uri())
                .timeout(limits.answer())
                .header("User-Agent", userAgent)
                .header("Accept-Encoding", "identity");
        if (address.uri().getScheme().equals("http")) {
            request.version(HttpClient.Version.HTTP_1_1);
        }
        wish.headers().forEach(request::header);
        var future = client.sendAsync(
                request.build(),
                info -> info.statusCode() >= 200 && info.statusCode() < 300
                        ? new LimitedBody(
                                wish.mostBytes(),
                                info.headers()
                                        .firstValueAsLong("Content-Length")
                                        .orElse(-1))
                        : BodySubscribers.replacing(new byte[0]));
        try {
            return await(future, cancel);
        } catch (LimitedBody.TooLong tooLong) {
            throw new RasterReadException(
                    address.shown() + " sends more than the " + wish.mostBytes() + " bytes that are taken of it.",
                    tooLong);
        } catch (IOException failure) {
            throw new Passing(address.shown() + " " + words(failure), failure, Again.PERHAPS, Duration.ZERO);
        }
    }

    private String words(IOException failure) {
        return switch (failure) {
            case HttpConnectTimeoutException _ ->
                "cannot be reached within " + limits.connect().toSeconds()
                        + " seconds. Check the network and the address.";
            case HttpTimeoutException _ ->
                "has not answered within " + limits.answer().toSeconds() + " seconds. Try again later.";
            case UnknownHostException _ -> "cannot be found: no such host. Check the address.";
            case ConnectException refused ->
                refused.getCause() instanceof UnresolvedAddressException
                        ? "cannot be found: no such host. Check the address."
                        : "refuses the connection. Check the address.";
            case SSLException secure -> "cannot be trusted (" + secure.getMessage() + ").";
            default ->
                "broke off its answer" + (failure.getMessage() == null ? "" : " (" + failure.getMessage() + ")")
                        + ". Try again.";
        };
    }

    /// Waits for the whole answer; the client's own limit ends with the headers.
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> future, CancelToken cancel)
            throws IOException {
        long end = System.nanoTime() + limits.answer().toNanos();
        while (true) {
            try {
                return future.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                if (closed || cancel.isCancelled()) {
                    future.cancel(true);
                    throw new CancelledException();
                }
                if (System.nanoTime() > end) {
                    future.cancel(true);
                    throw new HttpTimeoutException("the answer takes too long");
                }
            } catch (ExecutionException failure) {
                var cause = Outcome.cause(failure);
                if (cause instanceof IOException known) {
                    throw known;
                }
                throw new IOException(String.valueOf(cause.getMessage()), cause);
            } catch (InterruptedException interruption) {
                future.cancel(true);
                var stopped = new InterruptedIOException("waiting was interrupted");
                stopped.initCause(interruption);
                throw stopped;
            }
        }
    }

    private void pause(Duration wait, CancelToken cancel) {
        long end = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < end) {
            if (closed) {
                throw new CancelledException();
            }
            cancel.throwIfCancelled();
            LockSupport.parkNanos(Math.min(POLL_MILLISECONDS * 1_000_000, Math.max(1, end - System.nanoTime())));
        }
    }

    /// Gives up what is under way. Does not wait.
    @Override
    public void close() {
        closed = true;
        client.shutdown();
    }
}
