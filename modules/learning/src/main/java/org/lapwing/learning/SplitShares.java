package org.lapwing.learning;

/// Which share of the blocks validates and which tests; the rest trains.
///
/// @param validation share that chooses the best checkpoint, in [0, 0.5]
/// @param test share that training and its choices never see, in [0, 0.5]; 0 where another place tests
public record SplitShares(double validation, double test) {

    /// Twelve per cent each.
    public static final SplitShares DEFAULT = new SplitShares(0.12, 0.12);

    /// No test blocks, for runs judged elsewhere.
    public static final SplitShares WITHOUT_TEST = new SplitShares(0.07, 0);

    /// Rejects shares that leave too little to learn from.
    public SplitShares {
        if (!(validation >= 0 && validation <= 0.5) || !(test >= 0 && test <= 0.5)) {
            throw new IllegalArgumentException(
                    "validation and test shares must lie in [0, 0.5]: " + validation + ", " + test);
        }
    }
}
