package org.lapwing.workbench.state;

/// What the Train panel can do now.
public enum TrainState {
    /// There is no image.
    NO_IMAGE,
    /// There is an image but no ground truth.
    NO_LABELS,
    /// Training can start.
    READY,
    /// The run splits the image and counts.
    PREPARING,
    /// Steps are taken.
    RUNNING,
    /// The person pressed Stop; the batch under way ends.
    STOPPING;

    /// Whether a run is under way.
    public boolean isBusy() {
        return this == PREPARING || this == RUNNING || this == STOPPING;
    }
}
