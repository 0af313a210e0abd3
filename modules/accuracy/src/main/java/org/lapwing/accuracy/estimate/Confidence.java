package org.lapwing.accuracy.estimate;

import java.util.OptionalDouble;
import org.lapwing.accuracy.estimate.IntervalEstimate.Interval;

/// How wide intervals are, and how those of single strata are made.
///
/// At a level of 0.95 the rounded factor 1.96 of the published examples is used, else the exact quantile.
///
/// @param level share of samples whose interval holds the truth, above 0.5 and below 1
/// @param singleStratum how intervals of shares of one stratum are made; all others are [Interval#WALD]
public record Confidence(double level, Interval singleStratum) {

    /// 95 %, all intervals estimate ± 1.96 standard errors.
    public static final Confidence PUBLISHED = new Confidence(0.95, Interval.WALD);

    private static final String NO_ERROR =
            "Every sampled unit says the same, so the standard error is 0. That is no certainty: by Wilson's interval"
                    + " %.4f to %.4f is compatible with the sample.";

    /// Rejects levels that are none.
    public Confidence {
        if (!(level > 0.5 && level < 1)) {
            throw new IllegalArgumentException("a confidence level lies between 0.5 and 1, such as 0.95, not " + level);
        }
    }

    /// Standard errors from the estimate to an end of the interval.
    public double z() {
        return level == 0.95 ? 1.96 : NormalDistribution.quantile(0.5 + level / 2);
    }

    /// A share with its interval cut off at 0 and 1.
    IntervalEstimate share(Ratio ratio) {
        return within(ratio, 0, 1);
    }

    /// A value with its interval cut off at `least` and `most`.
    IntervalEstimate within(Ratio ratio, double least, double most) {
        if (ratio.estimate().isEmpty()) {
            return IntervalEstimate.undefined(ratio.reason());
        }
        double value = ratio.estimate().getAsDouble();
        if (ratio.variance().isEmpty()) {
            return new IntervalEstimate(
                    ratio.estimate(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Interval.WALD,
                    ratio.reason(),
                    "");
        }
        double error = Math.sqrt(Math.max(0, ratio.variance().getAsDouble()));
        return new IntervalEstimate(
                ratio.estimate(),
                OptionalDouble.of(error),
                OptionalDouble.of(Math.max(least, value - z() * error)),
                OptionalDouble.of(Math.min(most, value + z() * error)),
                Interval.WALD,
                "",
                "");
    }

    /// A share of `units` units that were drawn from one stratum alone; a standard error of 0 is flagged.
    IntervalEstimate ofOneStratum(Ratio ratio, long units) {
        var plain = share(ratio);
        if (plain.se().isEmpty() || units == 0) {
            return plain;
        }
        double value = plain.estimate().orElseThrow();
        double low = wilson(value, units, -1);
        double high = wilson(value, units, 1);
        var made = singleStratum == Interval.WALD
                ? plain
                : new IntervalEstimate(
                        plain.estimate(),
                        plain.se(),
                        OptionalDouble.of(low),
                        OptionalDouble.of(high),
                        Interval.WILSON,
                        "",
                        "");
        return value == 0 || value == 1 ? made.noting(String.format(java.util.Locale.ROOT, NO_ERROR, low, high)) : made;
    }

    /// An end of Wilson's score interval (1927, JASA 22:209–212).
    ///
    /// @param share in [0, 1]
    /// @param units above 0; a fraction where it is an effective number of units
    /// @param side −1 for the lower end, 1 for the upper
    public double wilson(double share, double units, int side) {
        double z2 = z() * z();
        double middle = share + z2 / (2 * units);
        double half = z() * Math.sqrt(share * (1 - share) / units + z2 / (4 * units * units));
        return Math.clamp((middle + side * half) / (1 + z2 / units), 0.0, 1.0);
    }
}
