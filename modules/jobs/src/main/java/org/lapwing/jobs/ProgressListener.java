package org.lapwing.jobs;

/// Receives [Progress]; called on the job's own thread, so it must be quick.
@FunctionalInterface
public interface ProgressListener {

    /// Ignores all progress.
    ProgressListener NONE = _ -> {};

    /// Tells the state of the job.
    void report(Progress progress);
}
