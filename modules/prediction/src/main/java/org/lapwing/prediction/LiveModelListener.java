package org.lapwing.prediction;

import org.lapwing.model.Checkpoint;

/// Hears which model is live. Called on the device thread: hand over and return.
public interface LiveModelListener {

    /// A checkpoint passed its probe; `prediction` replaces the one before, which is closed after this call.
    void published(Checkpoint checkpoint, PredictedRaster prediction);

    /// A checkpoint failed its probe; the model before stays.
    ///
    /// @param reason what was wrong, with a message for a person
    void refused(Checkpoint checkpoint, Exception reason);
}
