package org.lapwing.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeviceQueueTest {

    @Test
    void interactiveWorkComesBeforeTrainingAndTrainingBeforeExport() throws Exception {
        var order = Collections.synchronizedList(new ArrayList<String>());
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var queue = new DeviceQueue("device-test")) {
            var _ = queue.submit(Lane.EXPORT, CancelToken.NEVER, () -> {
                started.countDown();
                go.await();
                return true;
            });
            started.await();
            var export = queue.submit(Lane.EXPORT, CancelToken.NEVER, () -> order.add("export"));
            var training = queue.submit(Lane.TRAINING, CancelToken.NEVER, () -> order.add("training"));
            var interactive = queue.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> order.add("interactive"));
            go.countDown();
            export.join();
            training.join();
            interactive.join();
        }
        assertEquals(List.of("interactive", "training", "export"), order);
    }

    @Test
    void aUnitCancelledBeforeItsTurnIsNotRun() {
        var token = CancelToken.create();
        token.cancel();
        var ran = Collections.synchronizedList(new ArrayList<String>());
        try (var queue = new DeviceQueue("device-test")) {
            var unit = queue.submit(Lane.TRAINING, token, () -> ran.add("ran"));
            assertThrows(CancelledException.class, () -> Outcome.of(unit, CancelToken.NEVER));
        }
        assertTrue(ran.isEmpty());
    }

    @Test
    void unitsQueuedBeforeTheCloseStillRunAndLaterOnesAreCancelled() throws IOException {
        var queue = new DeviceQueue("device-test");
        var before = queue.submit(Lane.EXPORT, CancelToken.NEVER, () -> 1);
        queue.close();
        assertEquals(1, Outcome.of(before, CancelToken.NEVER));
        var after = queue.submit(Lane.EXPORT, CancelToken.NEVER, () -> 2);
        assertThrows(CancelledException.class, () -> Outcome.of(after, CancelToken.NEVER));
    }

    @Test
    void theEndIsWaitedForWhileAUnitComputes() throws Exception {
        var queue = new DeviceQueue("device-test");
        var gate = new CountDownLatch(1);
        var unit = queue.submit(Lane.TRAINING, CancelToken.NEVER, () -> gate.await(1, TimeUnit.MINUTES));
        queue.close();
        assertFalse(queue.awaitEnd(Duration.ofMillis(1)));
        gate.countDown();
        assertTrue(queue.awaitEnd(Duration.ofMinutes(1)));
        assertTrue(unit.isDone());
    }

    @Test
    void aFailedUnitLeavesTheQueueAlive() throws IOException {
        try (var queue = new DeviceQueue("device-test")) {
            var broken = queue.submit(Lane.EXPORT, CancelToken.NEVER, () -> {
                throw new UnsatisfiedLinkError("no native");
            });
            assertThrows(UnsatisfiedLinkError.class, () -> Outcome.of(broken, CancelToken.NEVER));
            assertTrue(
                    Outcome.of(queue.submit(Lane.EXPORT, CancelToken.NEVER, queue::isDeviceThread), CancelToken.NEVER));
            assertFalse(queue.isDeviceThread());
        }
    }
}
