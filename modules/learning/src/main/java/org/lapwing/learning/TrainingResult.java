package org.lapwing.learning;

import org.lapwing.model.Checkpoint;

/// What a finished training run leaves behind.
///
/// @param ending why it ended
/// @param epochs epochs trained, earlier ones of a resumed run included
/// @param steps steps trained, likewise
/// @param best checkpoint with the highest mean IoU on the validation blocks
/// @param scores scores of the last epoch's checkpoint there
/// @param seconds time this run took
/// @param megapixelsPerSecond training pixels per second of training time, validation excluded
/// @param split which blocks trained, validated and are left to test
public record TrainingResult(
        Ending ending,
        int epochs,
        long steps,
        Checkpoint best,
        ValidationScores scores,
        double seconds,
        double megapixelsPerSecond,
        SpatialSplit split) {

    /// Why a run ended.
    public enum Ending {
        /// All epochs, or the whole time budget.
        COMPLETE,
        /// No better checkpoint for as many epochs as the settings allow.
        NO_BETTER
    }
}
