package org.lapwing.accuracy.design;

import java.util.ArrayList;
import java.util.List;

/// What an allocation promises before it is chosen.
///
/// @param allocation how units are dealt out
/// @param units for each stratum
/// @param overallError expected standard error of overall accuracy (Olofsson et al. 2014, equation 5, with `n` for
///     `n − 1`)
/// @param usersErrors expected standard error of the accuracy within each stratum, which is the user's accuracy
///     where strata are map classes (equation 6)
public record AllocationPlan(
        Allocation allocation, List<Integer> units, double overallError, List<Double> usersErrors) {

    /// Copies the lists.
    public AllocationPlan {
        units = List.copyOf(units);
        usersErrors = List.copyOf(usersErrors);
    }

    /// The plans of all allocations.
    public static List<AllocationPlan> all(
            int total, List<Double> weights, List<Double> accuracies, List<Long> units, int minimum) {
        var plans = new ArrayList<AllocationPlan>();
        for (var allocation : Allocation.values()) {
            plans.add(of(allocation, allocation.deal(total, weights, accuracies, units, minimum), weights, accuracies));
        }
        return plans;
    }

    /// The plan of units that are dealt out already.
    static AllocationPlan of(
            Allocation allocation, List<Integer> units, List<Double> weights, List<Double> accuracies) {
        double variance = 0;
        var errors = new ArrayList<Double>();
        for (int index = 0; index < units.size(); index++) {
            double deviation = SampleSize.deviation(accuracies.get(index));
            double error = units.get(index) == 0 ? deviation : deviation / Math.sqrt(units.get(index));
            variance += weights.get(index) * weights.get(index) * error * error;
            errors.add(error);
        }
        return new AllocationPlan(allocation, units, Math.sqrt(variance), errors);
    }
}
