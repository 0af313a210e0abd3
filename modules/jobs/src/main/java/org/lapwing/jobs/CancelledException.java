package org.lapwing.jobs;

/// Thrown by work whose [CancelToken] fired.
///
/// Stackless and unchecked: it is a way out, not a failure. Only the owner of the job catches it, and it is never
/// logged as an error.
public final class CancelledException extends RuntimeException {

    /// A cancellation without stack trace.
    public CancelledException() {
        super("cancelled", null, false, false);
    }
}
