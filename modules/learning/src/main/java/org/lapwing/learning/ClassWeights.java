package org.lapwing.learning;

import java.util.ArrayList;
import java.util.List;

/// How much each class weighs in the loss.
public final class ClassWeights {

    private static final double SMALLEST = 0.3;
    private static final double LARGEST = 4;

    private ClassWeights() {}

    /// Weights that grow as a power of rarity, so that rare classes are learnt without being seen everywhere.
    ///
    /// The mean weight of a labelled pixel is 1 before weights are limited to [0.3, 4]. A class that training
    /// does not show weighs 1; it makes no difference.
    ///
    /// @param counts labelled training pixels per class
    /// @param power 0 for equal weights, 1 for classes that weigh the same in all
    public static List<Float> of(long[] counts, double power) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        double mean = 0;
        for (long count : counts) {
            if (count > 0) {
                mean += count / total * Math.pow(count / total, -power);
            }
        }
        var weights = new ArrayList<Float>();
        for (long count : counts) {
            weights.add(
                    count == 0 ? 1f : (float) Math.clamp(Math.pow(count / total, -power) / mean, SMALLEST, LARGEST));
        }
        return List.copyOf(weights);
    }
}
