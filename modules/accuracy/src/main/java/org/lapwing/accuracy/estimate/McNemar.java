package org.lapwing.accuracy.estimate;

import java.util.OptionalDouble;

/// McNemar's test of whether two maps are right equally often on the same points.
///
/// Q. McNemar (1947), Psychometrika 12:153–157: `χ² = (f12 − f21)² / (f12 + f21)`; corrected for continuity
/// after A. L. Edwards (1948), Psychometrika 13:185–187: `(|f12 − f21| − 1)² / (f12 + f21)`; exact by the
/// binomial distribution, as G. M. Foody (2004), PE&RS 70:627–633, recommends where `f12 + f21` is small. The
/// test counts points and ignores the weights of strata; see [MapContest] for what respects them.
///
/// @param firstOnly points that only the first map has right, `f12`
/// @param secondOnly points that only the second map has right, `f21`
public record McNemar(long firstOnly, long secondOnly) {

    /// Below so many differing points the exact probability is the one to use.
    public static final int FEW = 25;

    /// Rejects negative counts.
    public McNemar {
        if (firstOnly < 0 || secondOnly < 0) {
            throw new IllegalArgumentException("points that one map has right: " + firstOnly + ", " + secondOnly);
        }
    }

    /// `(f12 − f21) / √(f12 + f21)`; empty where the maps differ nowhere.
    public OptionalDouble z() {
        return differing() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((firstOnly - secondOnly) / Math.sqrt(differing()));
    }

    /// χ² without correction, one degree of freedom; empty where the maps differ nowhere.
    public OptionalDouble chiSquare() {
        return differing() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(square(firstOnly - secondOnly) / differing());
    }

    /// χ² with Edwards' correction; empty where the maps differ nowhere.
    public OptionalDouble correctedChiSquare() {
        return differing() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(square(Math.max(0, Math.abs(firstOnly - secondOnly) - 1)) / differing());
    }

    /// The probability of so uneven a split, or one more uneven, of two equally good maps: twice the tail of the
    /// binomial distribution, at most 1.
    public double exactProbability() {
        long n = differing();
        long few = Math.min(firstOnly, secondOnly);
        double logHalf = n * Math.log(0.5);
        double logChoose = 0;
        double tail = 0;
        for (long k = 0; k <= few; k++) {
            tail += Math.exp(logChoose + logHalf);
            logChoose += Math.log((double) (n - k)) - Math.log((double) (k + 1));
        }
        return Math.min(1, 2 * tail);
    }

    /// Whether the χ² forms are rough and [#exactProbability] is the one to read.
    public boolean isSmall() {
        return differing() < FEW;
    }

    private long differing() {
        return firstOnly + secondOnly;
    }

    private static double square(double value) {
        return value * value;
    }
}
