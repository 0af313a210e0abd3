package org.lapwing.learning.query.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What a simulation found.
///
/// @param settings what was played
/// @param poolNames names of the pool's patches
/// @param testPixels pixels of the blocks on which networks were measured
/// @param runs finished runs
/// @param curves what they come to
public record SimulationResult(
        SimulationSettings settings,
        List<String> poolNames,
        long testPixels,
        List<PlayedRun> runs,
        List<LearningCurve> curves) {

    /// Copies the lists.
    public SimulationResult {
        poolNames = List.copyOf(poolNames);
        runs = List.copyOf(runs);
        curves = List.copyOf(curves);
    }

    /// What finished runs come to.
    public static SimulationResult of(SimulationSettings settings, SimulationGround ground, List<PlayedRun> runs) {
        var names = new ArrayList<String>();
        for (int i = 0; i < ground.pool().size(); i++) {
            names.add(ground.pool().name(i));
        }
        return new SimulationResult(
                settings,
                names,
                ground.test().stream().mapToLong(each -> each.pixels()).sum(),
                runs,
                LearningCurve.of(runs, settings.schedule()));
    }

    /// Random's curve; empty where random was not played.
    public Optional<LearningCurve> random() {
        return curves.stream()
                .filter(each -> LearningCurve.isRandom(each.contestant()))
                .findFirst();
    }

    /// Mean IoU that random reaches with the whole budget; empty where random was not played.
    public OptionalDouble randomFullBudget() {
        return random().map(each -> OptionalDouble.of(each.last().mean())).orElse(OptionalDouble.empty());
    }

    /// The fewest labelled patches with which a contestant's mean reaches what random reaches with the whole
    /// budget; empty where it never does or random was not played.
    public OptionalInt patchesToReachRandom(LearningCurve curve) {
        var goal = randomFullBudget();
        return goal.isPresent() ? curve.patchesToReach(goal.getAsDouble()) : OptionalInt.empty();
    }
}
