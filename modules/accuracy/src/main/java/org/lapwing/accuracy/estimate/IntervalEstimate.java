package org.lapwing.accuracy.estimate;

import java.util.OptionalDouble;

/// An estimate with its standard error and interval; what is undefined is empty, never 0.
///
/// @param estimate the value
/// @param se its standard error, at least 0
/// @param lower lower end of the interval
/// @param upper upper end of the interval
/// @param interval how the interval was made
/// @param reason why something is undefined, as a clause; empty text where nothing is
/// @param note what a reader must know of the interval, as a sentence; mostly empty text
public record IntervalEstimate(
        OptionalDouble estimate,
        OptionalDouble se,
        OptionalDouble lower,
        OptionalDouble upper,
        Interval interval,
        String reason,
        String note) {

    /// How an interval is made.
    public enum Interval {
        /// Estimate ± z standard errors, cut off where no value can lie.
        WALD,
        /// E. B. Wilson (1927), JASA 22:209–212: holds near 0 and 1, for shares of one simple random sample.
        WILSON;

        /// What the command line and JSON call it.
        public String key() {
            return this == WALD ? "wald" : "wilson";
        }
    }

    /// Checks that what depends on the estimate is only there with it.
    public IntervalEstimate {
        boolean ends = lower.isPresent() || upper.isPresent();
        if (estimate.isEmpty() && (se.isPresent() || ends)) {
            throw new IllegalArgumentException("an interval without an estimate");
        }
        if (estimate.isPresent() && !Double.isFinite(estimate.getAsDouble())) {
            throw new IllegalArgumentException("an estimate of " + estimate.getAsDouble());
        }
        if (se.isPresent() && !(se.getAsDouble() >= 0 && Double.isFinite(se.getAsDouble()))) {
            throw new IllegalArgumentException("a standard error of " + se.getAsDouble());
        }
    }

    /// What has no value, and why.
    public static IntervalEstimate undefined(String reason) {
        return new IntervalEstimate(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Interval.WALD,
                reason,
                "");
    }

    /// This estimate times a number without error, such as an area; its ends too.
    public IntervalEstimate times(double factor) {
        return new IntervalEstimate(
                times(estimate, factor),
                times(se, factor),
                times(lower, factor),
                times(upper, factor),
                interval,
                reason,
                note);
    }

    /// The same estimate with something to say about it.
    public IntervalEstimate noting(String sentence) {
        return new IntervalEstimate(estimate, se, lower, upper, interval, reason, sentence);
    }

    private static OptionalDouble times(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : OptionalDouble.empty();
    }
}
