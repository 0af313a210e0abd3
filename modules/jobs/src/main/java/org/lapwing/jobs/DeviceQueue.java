package org.lapwing.jobs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that makes native calls on one device.
///
/// Everything native (load, predict, train step, close) is submitted here as a short unit, so that engines need no
/// locks. Units of [Lane#INTERACTIVE] run first, but after each other unit at most [#INTERACTIVE_BUDGET_NANOS] of
/// them, so painting stays live while training and neither starves. [Lane#TRAINING] comes before [Lane#EXPORT].
/// The thread is a daemon named as given, such as `device-0`.
public final class DeviceQueue implements AutoCloseable {

    /// Interactive time granted between two units of other lanes while such units wait.
    public static final long INTERACTIVE_BUDGET_NANOS = 30_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(DeviceQueue.class);

    private record Unit<T>(Callable<T> work, CancelToken cancel, CompletableFuture<T> result) {
        void run() {
            if (cancel.isCancelled()) {
                result.completeExceptionally(new CancelledException());
                return;
            }
            try {
                result.complete(work.call());
            } catch (Throwable failure) { // the asker owns it, errors of native code included
                result.completeExceptionally(failure);
            }
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Lane, Deque<Unit<?>>> waiting = new EnumMap<>(Lane.class);
    private final Thread thread;
    private boolean closed;
    private long interactiveNanos;

    /// Starts the thread.
    ///
    /// @param name thread name, such as `device-0`
    public DeviceQueue(String name) {
        for (var lane : Lane.values()) {
            waiting.put(lane, new ArrayDeque<>());
        }
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /// Queues one unit.
    ///
    /// @param cancel polled when the unit's turn comes; a cancelled unit is not run
    /// @return completed on the device thread; with [CancelledException] when cancelled or when the queue is closed
    public <T> CompletableFuture<T> submit(Lane lane, CancelToken cancel, Callable<T> work) {
        var unit = new Unit<>(work, cancel, new CompletableFuture<T>());
        lock.lock();
        try {
            if (closed) {
                unit.result.completeExceptionally(new CancelledException());
            } else {
                lane(lane).add(unit);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        return unit.result;
    }

    /// Whether the caller is on this queue's thread.
    public boolean isDeviceThread() {
        return Thread.currentThread() == thread;
    }

    /// Takes no more units, finishes the queued ones and ends the thread. Does not wait.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits after [#close] until the queued units have run. A process must not end before: native code that still
    /// computes while the process tears down its libraries crashes it. Not for the FX thread.
    ///
    /// @return whether the thread ended in time
    public boolean awaitEnd(Duration most) throws InterruptedException {
        return thread.join(most);
    }

    private Deque<Unit<?>> lane(Lane lane) {
        var units = waiting.get(lane);
        if (units == null) {
            throw new IllegalStateException("no lane " + lane);
        }
        return units;
    }

    private void run() {
        while (true) {
            var unit = next();
            if (unit == null) {
                return;
            }
            try {
                unit.run();
            } catch (RuntimeException failure) { // a listener of the future misbehaved; the device must live on
                LOG.error("a listener on {} failed", thread.getName(), failure);
            }
        }
    }

    private @Nullable Unit<?> next() {
        lock.lock();
        try {
            while (true) {
                var interactive = lane(Lane.INTERACTIVE);
                var other = lane(Lane.TRAINING).isEmpty() ? lane(Lane.EXPORT) : lane(Lane.TRAINING);
                if (!interactive.isEmpty() && (other.isEmpty() || interactiveNanos < INTERACTIVE_BUDGET_NANOS)) {
                    return timed(interactive.remove());
                }
                if (!other.isEmpty()) {
                    interactiveNanos = 0;
                    return other.remove();
                }
                if (closed) {
                    return null;
                }
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private <T> Unit<T> timed(Unit<T> unit) {
        return new Unit<>(
                () -> {
                    var start = System.nanoTime();
                    try {
                        return unit.work.call();
                    } finally {
                        interactiveNanos += System.nanoTime() - start;
                    }
                },
                unit.cancel,
                unit.result);
    }
}
