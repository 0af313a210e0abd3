package org.lapwing.accuracy.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How the units of a stratified sample are dealt out to strata.
public enum Allocation {
    /// As many to each; best for comparing user's accuracies.
    EQUAL,
    /// By area; best for overall accuracy, poor for rare classes.
    PROPORTIONAL,
    /// By area times expected deviation (J. Neyman 1934, JRSS 97:558–625; Cochran 1977, equation 5.26).
    NEYMAN,
    /// A minimum to rare strata, the rest by area: the advice of Olofsson et al. (2014), section 5.1.2.
    MINIMUM;

    /// What the command line calls it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The allocation of a key; empty where there is none.
    public static Optional<Allocation> ofKey(String key) {
        return Arrays.stream(values())
                .filter(each -> each.key().equalsIgnoreCase(key))
                .findFirst();
    }

    /// Units for each stratum: never more than it has, never fewer than two where it has them, for one unit has no
    /// standard error. So the sum may be more than `total`.
    ///
    /// @param total wanted
    /// @param weights shares of the area
    /// @param accuracies expected user's accuracies
    /// @param units of each stratum
    /// @param minimum for rare strata, used by [#MINIMUM]; where `total` is too small for it, an equal share
    public List<Integer> deal(int total, List<Double> weights, List<Double> accuracies, List<Long> units, int minimum) {
        int least = Math.min(minimum, total / weights.size());
        var shares = new double[weights.size()];
        for (int index = 0; index < shares.length; index++) {
            shares[index] = switch (this) {
                case EQUAL -> 1;
                case PROPORTIONAL, MINIMUM -> weights.get(index);
                case NEYMAN -> weights.get(index) * SampleSize.deviation(accuracies.get(index));
            };
        }
        var rare = new boolean[shares.length];
        int rest = total;
        if (this == MINIMUM) {
            rest = setAside(total, weights, least, rare);
        }
        var exact = new double[shares.length];
        double sum = 0;
        for (int index = 0; index < shares.length; index++) {
            sum += rare[index] ? 0 : shares[index];
        }
        for (int index = 0; index < shares.length; index++) {
            exact[index] = rare[index] ? least : sum == 0 ? 0 : Math.max(0, rest) * shares[index] / sum;
        }
        var dealt = rounded(exact);
        var counts = new ArrayList<Integer>();
        for (int index = 0; index < dealt.length; index++) {
            counts.add((int) Math.min(units.get(index), Math.max(2, dealt[index])));
        }
        return counts;
    }

    /// Marks the strata that proportional dealing would give less than the minimum; those that lose by it may
    /// follow.
    private static int setAside(int total, List<Double> weights, int minimum, boolean[] rare) {
        int rest = total;
        boolean more = true;
        while (more) {
            more = false;
            double sum = 0;
            for (int index = 0; index < rare.length; index++) {
                sum += rare[index] ? 0 : weights.get(index);
            }
            for (int index = 0; index < rare.length; index++) {
                if (!rare[index] && rest * weights.get(index) / sum < minimum) {
                    rare[index] = true;
                    rest -= minimum;
                    more = true;
                    break;
                }
            }
        }
        return rest;
    }

    /// Whole numbers with the same sum, the largest fractions rounded up.
    private static long[] rounded(double[] exact) {
        var whole = new long[exact.length];
        double sum = 0;
        long dealt = 0;
        for (int index = 0; index < exact.length; index++) {
            whole[index] = (long) Math.floor(exact[index]);
            dealt += whole[index];
            sum += exact[index];
        }
        long left = Math.round(sum) - dealt;
        while (left-- > 0) {
            int best = 0;
            for (int index = 1; index < exact.length; index++) {
                best = exact[index] - whole[index] > exact[best] - whole[best] ? index : best;
            }
            whole[best]++;
        }
        return whole;
    }
}
