package org.lapwing.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lapwing.jobs.CancelToken;

/// Turns Ctrl+C and a polite kill into a cancellation, so that a job can delete its half-written files.
final class StopSignal {

    /// How long a stopping process waits for its job; longer than one training step or one export window.
    private static final long GRACE_SECONDS = 30;

    private StopSignal() {}

    /// Installs the hook; the exit code of a process stopped so is the signal's own (130 for Ctrl+C).
    ///
    /// @param cancel fires when the process is asked to stop
    /// @param finished counted down when the job has ended
    static void install(CancelToken cancel, CountDownLatch finished) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            cancel.cancel();
            try {
                if (!finished.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                    System.err.println("lapwing: the job did not stop in time");
                }
            } catch (InterruptedException _) {
                // the virtual machine is ending anyway
            }
        }));
    }
}
