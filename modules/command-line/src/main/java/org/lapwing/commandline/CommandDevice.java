package org.lapwing.commandline;

import java.time.Duration;
import org.lapwing.jobs.DeviceQueue;

/// The device's queue while one command runs. Closing waits for the unit that computes, because a process that ends in
/// the middle of native code crashes instead of answering its exit code.
final class CommandDevice implements AutoCloseable {

    /// Longer than one training step or one export window.
    private static final Duration LONGEST_UNIT = Duration.ofSeconds(30);

    private final DeviceQueue queue = new DeviceQueue("device-0");

    DeviceQueue queue() {
        return queue;
    }

    @Override
    public void close() {
        queue.close();
        try {
            queue.awaitEnd(LONGEST_UNIT);
        } catch (InterruptedException _) {
            // whoever interrupts the main thread wants the end now
        }
    }
}
