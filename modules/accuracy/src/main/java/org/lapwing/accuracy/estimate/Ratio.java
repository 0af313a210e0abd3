package org.lapwing.accuracy.estimate;

import java.util.OptionalDouble;

/// A ratio of two population totals as the sample estimates it.
///
/// @param estimate the ratio; empty where it is undefined
/// @param variance its estimated variance; empty where that is undefined
/// @param reason why something is undefined; empty text where nothing is
record Ratio(OptionalDouble estimate, OptionalDouble variance, String reason) {

    static Ratio undefined(String reason) {
        return new Ratio(OptionalDouble.empty(), OptionalDouble.empty(), reason);
    }
}
