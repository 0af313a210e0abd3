package org.lapwing.workbench;

/// The panels at the right of the window, one a task.
public enum TaskPanel {
    /// Drawing labels, classes, statistics.
    LABEL,
    /// What the model asks to have labelled, and what it learnt from the answers.
    QUEUE,
    /// Network, budget, progress and curves of a training run.
    TRAIN,
    /// Accuracy on reference data.
    ACCURACY,
    /// Classified GeoTIFF.
    EXPORT
}
