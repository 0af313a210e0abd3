package org.lapwing.learning.query;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What labelling may cost.
///
/// @param patches most patches to label; empty for no limit
/// @param hours most hours to spend; empty for no limit
/// @param money most money to spend, in the unit of the price; empty for no limit
/// @param pricePerHour what an hour of labelling costs; 0 where nobody counts
public record LabelBudget(OptionalInt patches, OptionalDouble hours, OptionalDouble money, double pricePerHour) {

    /// No limit, no price.
    public static final LabelBudget NONE =
            new LabelBudget(OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0);

    /// Checks ranges.
    public LabelBudget {
        if (patches.isPresent() && patches.getAsInt() < 1) {
            throw new IllegalArgumentException("a budget of " + patches.getAsInt() + " patches");
        }
        require("hours", hours);
        require("money", money);
        if (!(pricePerHour >= 0) || !Double.isFinite(pricePerHour)) {
            throw new IllegalArgumentException("an hour costs " + pricePerHour);
        }
        if (money.isPresent() && pricePerHour == 0) {
            throw new IllegalArgumentException("a budget of money needs a price of an hour");
        }
    }

    private static void require(String what, OptionalDouble value) {
        if (value.isPresent() && !(value.getAsDouble() > 0 && Double.isFinite(value.getAsDouble()))) {
            throw new IllegalArgumentException("a budget of " + value.getAsDouble() + " " + what);
        }
    }

    /// A limit of patches only.
    public static LabelBudget ofPatches(int most) {
        return new LabelBudget(OptionalInt.of(most), OptionalDouble.empty(), OptionalDouble.empty(), 0);
    }

    /// Seconds that hours and money still allow, whichever ends first, at least 0; empty where neither limits.
    ///
    /// @param spent seconds spent already
    public OptionalDouble secondsLeft(double spent) {
        double most = Math.min(
                hours.isPresent() ? hours.getAsDouble() * 3600 : Double.POSITIVE_INFINITY,
                money.isPresent() ? money.getAsDouble() / pricePerHour * 3600 : Double.POSITIVE_INFINITY);
        return Double.isFinite(most) ? OptionalDouble.of(Math.max(0, most - spent)) : OptionalDouble.empty();
    }
}
