package org.lapwing.learning.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How the numbers of a patch's pixels become one number.
public enum Reduction {
    /// Their mean. Favours patches full of class borders, where every network is unsure.
    MEAN,
    /// The highest.
    MAX,
    /// The share of pixels above a quantile of all pixels of the pool.
    SHARE_ABOVE,
    /// Their mean away from borders between predicted classes, so that borders alone do not make a patch
    /// interesting.
    INNER_MEAN;

    /// The name by which a person chooses it, such as `inner-mean`.
    public String commandName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The reduction of that name, without regard to case.
    public static Optional<Reduction> byName(String name) {
        return Arrays.stream(values())
                .filter(each -> each.commandName().equalsIgnoreCase(name))
                .findFirst();
    }

    /// All names, in the order in which they are offered.
    public static List<String> names() {
        return Arrays.stream(values()).map(Reduction::commandName).toList();
    }
}
