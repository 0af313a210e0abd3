package org.lapwing.learning.query;

/// Why a patch was chosen.
///
/// @param strategy by which it was chosen
/// @param value what the strategy measured there: the reduced measure in [0, 1] of strategies that look at
///     pixels, the distance from the nearest labelled or chosen patch for core-set, the length of the gradient
///     for BADGE, the expected gain for class-balanced, the drawn lot for random
/// @param higherThan share of the pool's patches that measure lower, in [0, 1]
/// @param likeliest class index that the model expects most there; -1 where no model looked
/// @param second class index that comes next; -1 where there is none
public record QueryReason(QueryStrategy strategy, double value, double higherThan, int likeliest, int second) {

    /// Checks ranges.
    public QueryReason {
        if (!Double.isFinite(value) || !(higherThan >= 0 && higherThan <= 1) || likeliest < -1 || second < -1) {
            throw new IllegalArgumentException("value " + value + " above " + higherThan + " of the others, classes "
                    + likeliest + " and " + second);
        }
    }
}
