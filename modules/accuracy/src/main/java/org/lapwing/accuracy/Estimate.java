package org.lapwing.accuracy;

import java.util.OptionalDouble;

/// One number of an accuracy report.
///
/// @param estimate the value in [0, 1]; empty where it is undefined (a share of no pixels), which is not 0
public record Estimate(OptionalDouble estimate) {

    /// What has no value.
    public static final Estimate UNDEFINED = new Estimate(OptionalDouble.empty());

    /// Rejects values that are not shares.
    public Estimate {
        if (estimate.isPresent() && !(estimate.getAsDouble() >= 0 && estimate.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("estimate " + estimate.getAsDouble() + " is outside 0 to 1");
        }
    }

    /// `part` of `whole`, undefined where `whole` is 0.
    public static Estimate share(long part, long whole) {
        return whole == 0 ? UNDEFINED : new Estimate(OptionalDouble.of((double) part / whole));
    }
}
