package org.lapwing.accuracy.design;

import java.util.List;

/// How many units a sample needs.
public final class SampleSize {

    private SampleSize() {}

    /// Units of a stratified sample for a standard error of overall accuracy.
    ///
    /// `n = (Σ W_i S_i)² / (S(O)² + (1/N) Σ W_i S_i²)`, `S_i = √(U_i (1 − U_i))`: Olofsson et al. (2014), RSE
    /// 148:42–57, equation 13, after Cochran (1977), equation 5.25.
    ///
    /// @param weights shares of the area, which sum to 1
    /// @param accuracies expected user's accuracies, in the order of the weights
    /// @param units units of the population; infinite to leave their number out
    /// @param standardError wanted, above 0
    /// @return not rounded; take the next whole number
    public static double stratified(List<Double> weights, List<Double> accuracies, double units, double standardError) {
        requireError(standardError);
        double sum = 0;
        double squares = 0;
        for (int index = 0; index < weights.size(); index++) {
            double deviation = deviation(accuracies.get(index));
            sum += weights.get(index) * deviation;
            squares += weights.get(index) * deviation * deviation;
        }
        return sum * sum / (standardError * standardError + squares / units);
    }

    /// Units of a simple random sample for half the width of the interval of a share: `n = z² p (1 − p) / d²`
    /// (Cochran 1977, equation 4.2).
    ///
    /// @param share expected, such as an overall accuracy of 0.85
    /// @param halfWidth wanted, above 0
    public static double simple(double share, double halfWidth, double z) {
        requireError(halfWidth);
        double deviation = deviation(share);
        return z * z * deviation * deviation / (halfWidth * halfWidth);
    }

    /// The standard deviation of a share.
    static double deviation(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("an expected accuracy lies between 0 and 1, not " + share);
        }
        return Math.sqrt(share * (1 - share));
    }

    private static void requireError(double error) {
        if (!(error > 0 && error < 1)) {
            throw new IllegalArgumentException("a wanted error lies between 0 and 1, not " + error);
        }
    }
}
