package org.lapwing.testsupport;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/// Runs queued work only when the test says so, on the test's thread, oldest first.
public final class ManualExecutor implements Executor {

    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public synchronized void execute(Runnable task) {
        waiting.add(task);
    }

    /// Number of tasks not yet run.
    public synchronized int size() {
        return waiting.size();
    }

    /// Runs the oldest task.
    ///
    /// @return whether there was one
    public boolean runNext() {
        Runnable task;
        synchronized (this) {
            task = waiting.poll();
        }
        if (task == null) {
            return false;
        }
        task.run();
        return true;
    }

    /// Runs tasks, also those that tasks add, until none is left.
    ///
    /// @return how many ran
    public int runAll() {
        int count = 0;
        while (runNext()) {
            count++;
        }
        return count;
    }
}
