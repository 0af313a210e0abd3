package org.lapwing.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void aResultIsHandedOn() throws IOException {
        assertEquals(7, Outcome.of(CompletableFuture.completedFuture(7), CancelToken.NEVER));
    }

    @Test
    void theFailureOfTheWorkComesWithoutWrappers() {
        var disk = new IOException("disk full");
        var wrapped = CompletableFuture.failedFuture(new CompletionException(new ExecutionException(disk)));
        assertSame(disk, assertThrows(IOException.class, () -> Outcome.of(wrapped, CancelToken.NEVER)));
        var broken = new IllegalStateException("broken");
        var chained = CompletableFuture.failedFuture(broken).thenApply(each -> each);
        assertSame(broken, assertThrows(IllegalStateException.class, () -> Outcome.of(chained, CancelToken.NEVER)));
        var memory = new OutOfMemoryError("heap");
        var error = CompletableFuture.failedFuture(memory);
        assertSame(memory, assertThrows(OutOfMemoryError.class, () -> Outcome.of(error, CancelToken.NEVER)));
    }

    @Test
    void aCheckedFailureOfAnotherKindIsAnInputOutputFailureWithItsCause() {
        var cause = new Exception("odd");
        var odd = CompletableFuture.failedFuture(cause);
        var failure = assertThrows(IOException.class, () -> Outcome.of(odd, CancelToken.NEVER));
        assertSame(cause, failure.getCause());
        assertEquals("odd", failure.getMessage());
    }

    @Test
    void cancelledWorkAndACancelledWaitBothEndTheWait() {
        var work = CompletableFuture.failedFuture(new CompletionException(new CancelledException()));
        assertThrows(CancelledException.class, () -> Outcome.of(work, CancelToken.NEVER));
        var token = CancelToken.create();
        token.cancel();
        var never = new CompletableFuture<Integer>();
        assertThrows(CancelledException.class, () -> Outcome.of(never, token));
    }
}
