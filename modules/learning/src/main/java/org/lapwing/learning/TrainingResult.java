package org.lapwing.learning;

/// What a finished training run leaves behind.
///
/// @param ending why it ended
/// @param epochs epochs trained, earlier ones of a resumed run included
/// @param steps steps trained, likewise
/// @param bestEpoch epoch of the best checkpoint, from 1
/// @param best its scores on the validation blocks
/// @param seconds time this run took
/// @param megapixelsPerSecond training pixels per second of training time, validation excluded
/// @param split which blocks trained, validated and are left to test
public record TrainingResult(
        Ending ending,
        int epochs,
        long steps,
        int bestEpoch,
        ValidationScores best,
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
