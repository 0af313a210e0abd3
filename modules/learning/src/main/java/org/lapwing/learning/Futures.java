package org.lapwing.learning;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.lapwing.jobs.CancelledException;

/// Waits for work of other threads and hands on what it threw.
final class Futures {

    private Futures() {}

    /// The result of a future.
    ///
    /// @throws CancelledException if the work was cancelled
    /// @throws IOException if the work failed so
    static <T> T await(CompletableFuture<T> future) throws IOException {
        try {
            return future.join();
        } catch (CompletionException failure) {
            Throwable cause = failure;
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            switch (cause) {
                case CancelledException _ -> throw new CancelledException();
                case IOException io -> throw io;
                case RuntimeException broken -> throw broken;
                case Error error -> throw error;
                default -> throw failure;
            }
        }
    }
}
