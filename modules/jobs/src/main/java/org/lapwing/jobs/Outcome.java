package org.lapwing.jobs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What became of work on another thread: waits for it and hands on what it threw, without the wrappers of futures.
public final class Outcome {

    private static final long POLL_MILLISECONDS = 20;

    private Outcome() {}

    /// The result of a future, waiting for it. Not for the FX thread.
    ///
    /// @param cancel polled while waiting, because behind other work a device may take its time; the work itself is
    ///     not stopped by it
    /// @throws CancelledException if the work was cancelled, or `cancel` fires first
    /// @throws IOException if the work failed so, or the waiting thread was interrupted
    public static <T> T of(CompletableFuture<T> future, CancelToken cancel) throws IOException {
        while (true) {
            try {
                return future.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                cancel.throwIfCancelled();
            } catch (ExecutionException failure) {
                throw thrown(cause(failure));
            } catch (InterruptedException interruption) {
                var stopped = new InterruptedIOException("The thread "
                        + Thread.currentThread().getName() + " was interrupted while it waited for another.");
                stopped.initCause(interruption);
                throw stopped;
            }
        }
    }

    /// The failure inside the wrappers that futures put around it.
    public static Throwable cause(Throwable failure) {
        var inner = failure;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    private static IOException thrown(Throwable cause) {
        return switch (cause) {
            case CancelledException _ -> throw new CancelledException();
            case IOException known -> known;
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> new IOException(String.valueOf(cause.getMessage()), cause);
        };
    }
}
