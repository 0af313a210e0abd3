package org.lapwing.learning.query.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.datasets.npy.NpyFile;
import org.lapwing.learning.query.BudgetSchedule;
import org.lapwing.learning.query.QuerySettings;
import org.lapwing.learning.query.QueryStrategy;

class LearningCurveTest {

    private static final Contestant RANDOM = Contestant.named("random");
    private static final Contestant ENTROPY = Contestant.named("entropy");
    private static final BudgetSchedule SCHEDULE = BudgetSchedule.of(4, 2, 2);

    @Test
    void quantilesOfStudentsDistributionAreThoseOfTables() {
        assertEquals(12.706205, StudentT.quantile(1, 0.95), 1e-5);
        assertEquals(2.776445, StudentT.quantile(4, 0.95), 1e-6);
        assertEquals(2.262157, StudentT.quantile(9, 0.95), 1e-6);
        assertEquals(2.750, StudentT.quantile(30, 0.99), 1e-3);
        assertEquals(1.959964, StudentT.quantile(1_000_000, 0.95), 1e-4);
    }

    @Test
    void meansHaveIntervalsAndDifferencesArePairedBySeed() {
        var curves = LearningCurve.of(
                List.of(
                        run(RANDOM, 1, 0.2, 0.4, 0.5),
                        run(ENTROPY, 1, 0.2, 0.5, 0.7),
                        run(RANDOM, 2, 0.4, 0.4, 0.7),
                        run(ENTROPY, 2, 0.4, 0.6, 0.8),
                        run(RANDOM, 3, 0.1, 0.1, 0.1)),
                SCHEDULE);
        var entropy = curves.get(1);
        assertEquals(
                List.of(4, 6, 8),
                entropy.points().stream().map(CurvePoint::labelled).toList());
        assertEquals(0.75, entropy.last().mean(), 1e-12);
        // s = 0.0707107, over sqrt(2) 0.05, times 12.7062
        assertEquals(0.635310, entropy.last().halfWidth(), 1e-5);
        assertEquals(0.15, entropy.againstRandom().getLast().mean(), 1e-12);
        assertEquals(2, entropy.againstRandom().getLast().values().size()); // the third seed has no partner
        assertTrue(curves.getFirst().againstRandom().isEmpty());
        assertEquals((0.3 + 2 * 0.55 + 0.75) / 4, entropy.meanHeight(), 1e-12);
    }

    @Test
    void aGoalIsReachedWhereTheMeanFirstComesUpToIt() {
        var curve = LearningCurve.of(List.of(run(RANDOM, 1, 0.2, 0.5, 0.4), run(RANDOM, 2, 0.2, 0.5, 0.4)), SCHEDULE)
                .getFirst();
        assertEquals(OptionalInt.of(6), curve.patchesToReach(0.4));
        assertEquals(OptionalInt.empty(), curve.patchesToReach(0.6));
    }

    @Test
    void filesHoldCurvesAndNames(@TempDir Path folder) throws IOException {
        var runs = List.of(
                run(RANDOM, 1, 0.2, 0.4, 0.5),
                run(RANDOM, 2, 0.2, 0.4, 0.5),
                run(ENTROPY, 1, 0.2, 0.6, 0.7),
                run(ENTROPY, 2, 0.2, 0.6, 0.7));
        var settings = new SimulationSettings(
                List.of(RANDOM, ENTROPY),
                SCHEDULE,
                1,
                2,
                QuerySettings.of(QueryStrategy.RANDOM),
                LightTraining.USUAL,
                2);
        var names = IntStream.range(0, 20).mapToObj(i -> "patch-" + i).toList();
        var result = new SimulationResult(settings, names, 100, runs, LearningCurve.of(runs, SCHEDULE));
        SimulationFiles.writeCsv(folder.resolve("curves.csv"), result);
        var lines = Files.readAllLines(folder.resolve("curves.csv"));
        assertEquals(7, lines.size());
        assertEquals("random,4,0.200000,0.000000,2,,", lines.get(1));
        assertEquals("entropy,6,0.600000,0.000000,2,0.200000,0.000000", lines.get(5));
        assertTrue(SimulationFiles.toJson(result).contains("\"patchesToReachRandomFullBudget\" : 6"));
        SimulationFiles.writeNames(folder.resolve("seed-1"), "_0.5", result, runs.get(2));
        assertEquals(names.subList(0, 8), NpyFile.readNames(folder.resolve("seed-1/entropy_names_0.5.npy")));
        CurvePlot.write(
                folder.resolve("curves.svg"),
                result,
                new CurvePlot.Words("A & B", "x", "y", "random", "{0} of {1}", "never"));
        var plot = Files.readString(folder.resolve("curves.svg"));
        assertTrue(plot.contains("A &amp; B") && plot.contains("6 of 8") && plot.contains(">entropy<"), plot);
        assertTrue(!plot.contains("NaN"), plot);
    }

    @Test
    void settingsThatTellNothingAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SimulationSettings(
                        List.of(RANDOM),
                        SCHEDULE,
                        1,
                        1,
                        QuerySettings.of(QueryStrategy.RANDOM),
                        LightTraining.USUAL,
                        2));
        assertThrows(IllegalArgumentException.class, () -> Contestant.named("image:badge"));
        assertThrows(IllegalArgumentException.class, () -> Contestant.named("entropie"));
    }

    private static PlayedRun run(Contestant contestant, long seed, Double... meanIou) {
        var patches = IntStream.range(0, 8).boxed().toList();
        var rounds = new ArrayList<>(List.of(0, 0, 0, 0, 1, 1, 2, 2));
        return new PlayedRun(
                contestant, seed, List.of(meanIou), patches, rounds, Collections.nCopies(8, List.<Double>of()));
    }
}
