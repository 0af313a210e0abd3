package org.lapwing.workbench.state;

/// What can be done with the queue now.
public enum QueueStage {
    /// There is no image.
    NO_IMAGE,
    /// The strategy needs a model, and there is none.
    NO_MODEL,
    /// Patches can be asked for.
    READY,
    /// Patches are being chosen.
    ASKING
}
