package org.lapwing.labels.annotation;

/// Hears of every new state of a [LabelStore]; called on the thread that applied the edit, so it must be quick and
/// wait for no other thread.
@FunctionalInterface
public interface LabelListener {

    /// Tells the new state and what led to it.
    void changed(LabelSnapshot snapshot, LabelChanges changes);
}
