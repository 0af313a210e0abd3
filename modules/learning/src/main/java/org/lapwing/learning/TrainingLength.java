package org.lapwing.learning;

import java.time.Duration;

/// How long a run trains. The learning-rate schedule spans exactly this length.
public sealed interface TrainingLength {

    /// A fixed number of epochs: the same seed then gives the same numbers on one machine, resumed or not.
    ///
    /// @param count at least 1
    record Epochs(int count) implements TrainingLength {

        /// Rejects empty runs.
        public Epochs {
            if (count < 1) {
                throw new IllegalArgumentException("a run has at least 1 epoch, not " + count);
            }
        }
    }

    /// A time budget that includes reading statistics, validation and export; how many steps fit depends on the
    /// machine.
    ///
    /// @param budget at least one second
    record Budget(Duration budget) implements TrainingLength {

        /// Rejects budgets in which nothing can be learnt.
        public Budget {
            if (budget.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("a training budget is at least one second, not " + budget);
            }
        }
    }
}
