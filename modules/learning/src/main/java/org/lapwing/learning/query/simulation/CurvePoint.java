package org.lapwing.learning.query.simulation;

import java.util.List;

/// A mean over repetitions and how sure it is.
///
/// @param labelled labelled patches
/// @param values one a repetition
/// @param mean of the values
/// @param halfWidth half of the 95 per cent interval of the mean, `t * s / sqrt(n)` with Student's t of n - 1
///     degrees of freedom; 0 for a single value
public record CurvePoint(int labelled, List<Double> values, double mean, double halfWidth) {

    private static final double CONFIDENCE = 0.95;

    /// Copies the list.
    public CurvePoint {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no value at " + labelled + " patches");
        }
    }

    /// Computes mean and interval.
    public static CurvePoint of(int labelled, List<Double> values) {
        int count = values.size();
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / count;
        double squares = values.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        double half =
                count < 2 ? 0 : StudentT.quantile(count - 1, CONFIDENCE) * Math.sqrt(squares / (count - 1) / count);
        return new CurvePoint(labelled, values, mean, half);
    }
}
