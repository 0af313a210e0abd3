package org.lapwing.jobs;

/// Which work the device does first.
public enum Lane {
    /// What a person waits for on the map.
    INTERACTIVE,
    /// Training and validation steps.
    TRAINING,
    /// Whole-image classification.
    EXPORT
}
