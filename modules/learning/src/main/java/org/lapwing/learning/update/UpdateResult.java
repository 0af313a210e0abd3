package org.lapwing.learning.update;

import java.util.Locale;
import org.lapwing.model.Checkpoint;

/// How an update ended, where it was neither cancelled nor failed.
public sealed interface UpdateResult {

    /// What was read and changed.
    UpdateReport report();

    /// The update stands in the model folder and is its best checkpoint.
    ///
    /// @param checkpoint to be offered to the live model
    /// @param report what was read and changed
    record Published(Checkpoint checkpoint, UpdateReport report) implements UpdateResult {}

    /// The update would have forgotten too much; nothing was stored, the model is as it was.
    ///
    /// @param report tells by its losses how much worse it would have become
    record Refused(UpdateReport report) implements UpdateResult {

        /// What a person is told.
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "The update was not kept: it names earlier labels clearly worse than the model before (loss on"
                        + " labels learnt again %.3f, was %.3f; on labels held out %.3f, was %.3f). Look for mistakes"
                        + " among the recent labels, label more of the old classes, or train anew.",
                    report.replayAfter(),
                    report.replayBefore(),
                    report.lossAfter(),
                    report.lossBefore());
        }
    }
}
