package org.lapwing.accuracy.report;

import java.util.Locale;
import java.util.OptionalDouble;
import org.lapwing.accuracy.estimate.IntervalEstimate;
import org.lapwing.accuracy.page.HtmlText;

/// Numbers and names as reports of samples write them.
final class PlotText {

    private PlotText() {}

    static String shortened(String name, int most) {
        return name.codePointCount(0, name.length()) <= most
                ? name
                : name.substring(0, name.offsetByCodePoints(0, most - 1)) + "…";
    }

    /// A size with as many digits as it deserves and thousands apart.
    static String amount(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        return String.format(
                Locale.ROOT, size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 1 ? "%,.1f" : "%.4f", value);
    }

    /// A size with half its interval.
    static String withHalf(IntervalEstimate estimate, double z) {
        if (estimate.estimate().isEmpty()) {
            return HtmlText.NONE;
        }
        return amount(estimate.estimate().getAsDouble())
                + (estimate.se().isPresent() ? " ± " + amount(z * estimate.se().getAsDouble()) : "");
    }

    /// A share in percent with half its interval.
    static String percent(IntervalEstimate estimate, double z) {
        if (estimate.estimate().isEmpty()) {
            return HtmlText.NONE;
        }
        return points(estimate.estimate())
                + (estimate.se().isPresent()
                        ? String.format(
                                Locale.ROOT, " ± %.1f", 100 * z * estimate.se().getAsDouble())
                        : "")
                + " %";
    }

    /// A share in percent and its standard error.
    static String withError(IntervalEstimate estimate) {
        return estimate.estimate().isEmpty()
                ? HtmlText.NONE
                : points(estimate.estimate()) + (estimate.se().isPresent() ? " (" + points(estimate.se()) + ")" : "");
    }

    /// The ends of an interval in percent.
    static String ends(IntervalEstimate estimate) {
        return estimate.lower().isPresent() && estimate.upper().isPresent()
                ? points(estimate.lower()) + " to " + points(estimate.upper())
                : HtmlText.NONE;
    }

    private static String points(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.1f", 100 * share.getAsDouble()) : HtmlText.NONE;
    }
}
