package org.lapwing.workbench.state;

/// Whether the model can be updated now.
public enum UpdateStage {
    /// There is no image, or no model of it.
    NO_MODEL,
    /// Nothing was labelled since the model was made.
    NOTHING_NEW,
    /// There are new labels.
    READY,
    /// The model is being updated.
    UPDATING
}
