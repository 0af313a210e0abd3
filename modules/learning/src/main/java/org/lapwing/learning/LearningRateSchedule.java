package org.lapwing.learning;

/// The learning rate over a run: a linear rise, then half a cosine down (Loshchilov and Hutter 2017, without
/// restarts).
///
/// It depends on the finished share of the run only, so it fits a number of steps and a time budget alike.
///
/// @param peak highest rate
/// @param warmUp share of the run in which the rate rises, in [0, 1)
/// @param floor last rate as a share of the peak
public record LearningRateSchedule(double peak, double warmUp, double floor) {

    /// Checks ranges.
    public LearningRateSchedule {
        if (!(peak > 0) || !(warmUp >= 0 && warmUp < 1) || !(floor >= 0 && floor <= 1)) {
            throw new IllegalArgumentException("peak " + peak + ", warm-up " + warmUp + ", floor " + floor);
        }
    }

    /// The rate at a finished share of the run in [0, 1]; never 0.
    public double at(double share) {
        double place = Math.clamp(share, 0.0, 1.0);
        if (place < warmUp) {
            return peak * Math.max(0.01, place / warmUp);
        }
        double fall = 0.5 * (1 + Math.cos(Math.PI * (place - warmUp) / (1 - warmUp)));
        return peak * (floor + (1 - floor) * fall);
    }
}
