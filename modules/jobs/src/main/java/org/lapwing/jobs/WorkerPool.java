package org.lapwing.jobs;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A fixed number of named threads with one owner.
///
/// All threads of the application come from here or from [DeviceQueue]. Closing lets queued work finish and never
/// interrupts; it returns at once, so it may be called on the FX thread.
public final class WorkerPool implements Executor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

    /// Whether the virtual machine may end while work is queued.
    public enum Ending {
        /// Daemon threads: unfinished work is lost at exit.
        ABANDON,
        /// User threads: the process stays until the queue is empty.
        DRAIN
    }

    private final ThreadPoolExecutor executor;

    private WorkerPool(String name, int threads, Ending ending) {
        var number = new AtomicInteger();
        executor = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, threads == 1 ? name : name + "-" + number.incrementAndGet());
            thread.setDaemon(ending == Ending.ABANDON);
            thread.setUncaughtExceptionHandler((t, failure) -> LOG.error("{} failed", t.getName(), failure));
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
    }

    /// A pool of `threads` threads named `name-1…n` (or `name` when there is one).
    ///
    /// @param name lower-case, as in the table of threads, such as `tile`
    /// @param threads at least 1
    public static WorkerPool create(String name, int threads, Ending ending) {
        return new WorkerPool(name, threads, ending);
    }

    /// The number of decoding threads to use on this machine: min(8, cores).
    public static int decoderThreads() {
        return Math.min(8, Runtime.getRuntime().availableProcessors());
    }

    /// Queues work.
    ///
    /// @throws java.util.concurrent.RejectedExecutionException after [#close]
    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /// Takes no more work; what is queued still runs. Does not wait.
    @Override
    public void close() {
        executor.shutdown();
    }

    /// Waits until all queued work has run after [#close]. Not for the FX thread.
    ///
    /// @return whether everything ended in time
    public boolean awaitEnd(Duration most) throws InterruptedException {
        return executor.awaitTermination(most.toNanos(), TimeUnit.NANOSECONDS);
    }
}
