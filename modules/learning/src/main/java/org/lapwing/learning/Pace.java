package org.lapwing.learning;

import java.util.function.LongSupplier;

/// How much of a run is finished, by steps or by the clock.
///
/// A time budget keeps back what the last validation and the last checkpoint will take, as measured so far, so that the
/// run ends inside the budget.
final class Pace {

    private static final double SAFETY = 1.3;
    private static final double FIRST_GUESS = 0.04;
    private static final double MOST_RESERVE = 0.3;
    private static final double EVALUATION_SHARE = 0.05;

    private final TrainingLength length;
    private final int stepsPerEpoch;
    private final LongSupplier clock;
    private final long earlierNanos;
    private final long start;
    private double stepSeconds = Double.NaN;
    private double epochEndSeconds = Double.NaN;

    /// @param earlierNanos time that finished epochs of a resumed run took
    /// @param clock nanoseconds that only grow, such as `System::nanoTime`
    Pace(TrainingLength length, int stepsPerEpoch, long earlierNanos, LongSupplier clock) {
        this.length = length;
        this.stepsPerEpoch = stepsPerEpoch;
        this.clock = clock;
        this.earlierNanos = earlierNanos;
        this.start = clock.getAsLong();
    }

    /// Time of the whole run so far, earlier parts of a resumed run included.
    long elapsedNanos() {
        return earlierNanos + clock.getAsLong() - start;
    }

    /// Tells how long a step took.
    void stepTook(double seconds) {
        stepSeconds = Double.isNaN(stepSeconds) ? seconds : 0.95 * stepSeconds + 0.05 * seconds;
    }

    /// Tells how long the validation and the checkpoint of an epoch took.
    void epochEndTook(double seconds) {
        epochEndSeconds = Double.isNaN(epochEndSeconds) ? seconds : Math.max(seconds, 0.7 * epochEndSeconds);
    }

    /// Seconds per step, smoothed; NaN before the first.
    double stepSeconds() {
        return stepSeconds;
    }

    /// The finished share of the run after so many steps, in [0, 1].
    double share(long steps) {
        return switch (length) {
            case TrainingLength.Epochs epochs -> Math.min(1, (double) steps / ((long) epochs.count() * stepsPerEpoch));
            case TrainingLength.Budget budget -> {
                double seconds = budget.budget().toNanos() * 1e-9;
                double trainable = seconds - reserve(seconds);
                yield Math.clamp(elapsedNanos() * 1e-9 / trainable, 0.0, 1.0);
            }
        };
    }

    /// Whether no further step is due.
    boolean isOver(long steps) {
        // a step that cannot end in time is not begun
        return switch (length) {
            case TrainingLength.Epochs _ -> share(steps) >= 1;
            case TrainingLength.Budget budget -> {
                double seconds = budget.budget().toNanos() * 1e-9;
                double step = Double.isNaN(stepSeconds) ? 0 : stepSeconds;
                yield elapsedNanos() * 1e-9 + step > seconds - reserve(seconds);
            }
        };
    }

    /// Whether an epoch of so many steps and seconds is long enough to be validated.
    boolean isEpochDue(long stepsInEpoch, double secondsInEpoch) {
        return stepsInEpoch >= stepsPerEpoch
                && switch (length) {
                    case TrainingLength.Epochs _ -> true;
                    case TrainingLength.Budget _ ->
                        Double.isNaN(epochEndSeconds) || secondsInEpoch * EVALUATION_SHARE >= epochEndSeconds;
                };
    }

    /// Steps of the whole run, for a time budget as expected at the present rate.
    long expectedSteps(long steps) {
        return switch (length) {
            case TrainingLength.Epochs epochs -> (long) epochs.count() * stepsPerEpoch;
            case TrainingLength.Budget _ -> {
                double share = share(steps);
                yield share <= 0 ? steps : Math.max(steps, Math.round(steps / share));
            }
        };
    }

    /// Seconds until the run ends; NaN while unknown.
    double secondsLeft(long steps) {
        return switch (length) {
            case TrainingLength.Epochs epochs -> {
                double epochEnd = Double.isNaN(epochEndSeconds) ? 0 : epochEndSeconds;
                long left = expectedSteps(steps) - steps;
                yield left * stepSeconds + Math.ceilDiv(left, stepsPerEpoch) * epochEnd;
            }
            case TrainingLength.Budget budget -> Math.max(0, (budget.budget().toNanos() - elapsedNanos()) * 1e-9);
        };
    }

    private double reserve(double budgetSeconds) {
        return Double.isNaN(epochEndSeconds)
                ? FIRST_GUESS * budgetSeconds
                : Math.min(MOST_RESERVE * budgetSeconds, SAFETY * epochEndSeconds);
    }
}
