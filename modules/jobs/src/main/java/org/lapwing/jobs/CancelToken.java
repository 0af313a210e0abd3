package org.lapwing.jobs;

import org.jspecify.annotations.Nullable;

/// A flag that says a result is no longer wanted.
///
/// Work polls it between units (a strip, a batch) and stops by [CancelledException]; threads are never
/// interrupted, because an interrupt closes file channels that other readers share. A token may have a parent:
/// cancelling the parent cancels every child (run → frame → tile). Safe for use by several threads.
public final class CancelToken {

    /// A token that nobody can cancel, for callers that always want the result.
    public static final CancelToken NEVER = new CancelToken(null);

    private final @Nullable CancelToken parent;
    private volatile boolean cancelled;

    private CancelToken(@Nullable CancelToken parent) {
        this.parent = parent;
    }

    /// A new token without a parent.
    public static CancelToken create() {
        return new CancelToken(null);
    }

    /// A new token that is also cancelled when this one is.
    public CancelToken child() {
        return new CancelToken(this);
    }

    /// Marks the result as unwanted; calling it again changes nothing.
    ///
    /// @throws IllegalStateException on [#NEVER]
    public void cancel() {
        if (this == NEVER) {
            throw new IllegalStateException("CancelToken.NEVER cannot be cancelled");
        }
        cancelled = true;
    }

    /// Whether this token or one of its parents was cancelled.
    public boolean isCancelled() {
        return cancelled || (parent != null && parent.isCancelled());
    }

    /// Polls the flag.
    ///
    /// @throws CancelledException if [#isCancelled]
    public void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }
}
