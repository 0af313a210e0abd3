package org.lapwing.learning;

import org.lapwing.jobs.Progress;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.store.ModelFolder;

/// What a training run tells while it works; told on the run's own thread, so listeners must be quick.
public sealed interface TrainingProgress {

    /// Before the first step: something about the images that a person should know, though the run goes on.
    ///
    /// @param sentence a whole sentence
    record Remark(String sentence) implements TrainingProgress {}

    /// Before the first step: splitting, statistics.
    ///
    /// @param progress phase and how far it has come
    record Preparing(Progress progress) implements TrainingProgress {}

    /// After a training step.
    ///
    /// @param epoch running epoch, from 1
    /// @param epochs epochs in all; for a time budget the number expected at the present rate
    /// @param step steps taken in all epochs
    /// @param steps steps in all; for a time budget the number expected at the present rate
    /// @param loss smoothed training loss
    /// @param learningRate rate of this step
    /// @param megapixelsPerSecond training pixels per second, smoothed
    /// @param secondsLeft until the run ends, validation included; NaN before anything is known
    record Step(
            int epoch,
            int epochs,
            long step,
            long steps,
            double loss,
            double learningRate,
            double megapixelsPerSecond,
            double secondsLeft)
            implements TrainingProgress {}

    /// A checkpoint stands in the model folder.
    ///
    /// @param checkpoint where it is
    /// @param rank whether it is the best so far, which the map should now show
    record Saved(Checkpoint checkpoint, ModelFolder.Rank rank) implements TrainingProgress {}

    /// After the validation of an epoch.
    ///
    /// @param epoch epoch that ended, from 1
    /// @param loss mean training loss of the epoch
    /// @param scores how the network did on the validation blocks
    record Validated(int epoch, double loss, ValidationScores scores) implements TrainingProgress {}
}
