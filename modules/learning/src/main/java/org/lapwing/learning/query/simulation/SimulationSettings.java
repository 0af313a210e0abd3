package org.lapwing.learning.query.simulation;

import java.util.List;
import org.lapwing.learning.query.BudgetSchedule;
import org.lapwing.learning.query.QuerySettings;

/// What a simulation plays through.
///
/// @param contestants who chooses, each by itself; random among them, as the yardstick
/// @param schedule portions of the budget
/// @param seed first seed: it decides the initial pool, first weights, order of patches and every lot
/// @param repetitions how many seeds are played, at least 2: `seed`, `seed + 1`, …; all contestants begin with
///     the same initial pool under the same seed
/// @param query how the contestants' strategies are set; strategy, batch and seed are put in by the simulation
/// @param training the network that is measured
/// @param committee checkpoints of a round's training that vote for the committee: taken at equal distances in
///     its second half, at least 2
public record SimulationSettings(
        List<Contestant> contestants,
        BudgetSchedule schedule,
        long seed,
        int repetitions,
        QuerySettings query,
        LightTraining training,
        int committee) {

    /// Copies the list and checks ranges.
    public SimulationSettings {
        contestants = List.copyOf(contestants);
        if (contestants.isEmpty() || contestants.stream().distinct().count() < contestants.size()) {
            throw new IllegalArgumentException("name at least one strategy, and each of them once");
        }
        if (repetitions < 2) {
            throw new IllegalArgumentException(
                    "an interval needs at least 2 repetitions with different seeds, not " + repetitions);
        }
        if (committee < 2 || committee > 8) {
            throw new IllegalArgumentException("a committee of " + committee + " checkpoints; give 2 to 8");
        }
    }
}
