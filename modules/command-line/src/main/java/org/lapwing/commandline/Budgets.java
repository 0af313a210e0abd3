package org.lapwing.commandline;

import java.time.Duration;

/// Time budgets given in minutes.
final class Budgets {

    private Budgets() {}

    /// @throws IllegalArgumentException if not above zero
    static Duration minutes(double minutes) {
        if (!(minutes > 0 && minutes < 1e6)) {
            throw new IllegalArgumentException("--minutes must be above 0, not " + minutes);
        }
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }
}
