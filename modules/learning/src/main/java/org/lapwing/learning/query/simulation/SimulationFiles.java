package org.lapwing.learning.query.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lapwing.datasets.npy.NpyFile;
import org.lapwing.learning.query.QuerySettings;
import org.lapwing.raster.json.JsonFile;
import org.lapwing.raster.write.WholeFile;
import org.lapwing.raster.write.WriteFailures;

/// What a simulation found, as files: all of it in JSON, the curves in CSV, and the chosen patches as arrays
/// that NumPy reads.
public final class SimulationFiles {

    /// The version of the JSON file.
    public static final int FORMAT = 1;

    private record Stored(
            int format,
            QuerySettings query,
            LightTraining training,
            Budget schedule,
            int poolPatches,
            long testPixels,
            @Nullable Double randomFullBudgetMeanIou,
            List<Curve> curves,
            List<Run> runs) {}

    private record Budget(int total, int initial, int batch, int rounds) {}

    private record Curve(
            String strategy,
            List<CurvePoint> meanIou,
            List<CurvePoint> againstRandom,
            double meanHeight,
            @Nullable Integer patchesToReachRandomFullBudget) {}

    private record Run(String strategy, long seed, List<Double> meanIou, List<String> patches, List<Integer> rounds) {}

    private SimulationFiles() {}

    /// Everything, as JSON.
    public static void writeJson(Path file, SimulationResult result) throws IOException {
        WholeFile.write(file, toJson(result));
    }

    /// Everything, as JSON text.
    public static String toJson(SimulationResult result) throws IOException {
        var goal = result.randomFullBudget();
        var schedule = result.settings().schedule();
        return JsonFile.PARTIAL.writeValueAsString(new Stored(
                FORMAT,
                result.settings().query(),
                result.settings().training(),
                new Budget(schedule.total(), schedule.initial(), schedule.batch(), schedule.rounds()),
                result.poolNames().size(),
                result.testPixels(),
                goal.isPresent() ? goal.getAsDouble() : null,
                result.curves().stream().map(each -> stored(result, each)).toList(),
                result.runs().stream()
                        .map(run -> new Run(
                                run.contestant().name(), run.seed(), run.meanIou(), names(result, run), run.rounds()))
                        .toList()));
    }

    private static Curve stored(SimulationResult result, LearningCurve curve) {
        var reached = result.patchesToReachRandom(curve);
        return new Curve(
                curve.contestant().name(),
                curve.points(),
                curve.againstRandom(),
                curve.meanHeight(),
                reached.isPresent() ? reached.getAsInt() : null);
    }

    /// The curves: one line a strategy and number of labelled patches.
    public static void writeCsv(Path file, SimulationResult result) throws IOException {
        var text = new StringBuilder(
                "strategy,labelled_patches,mean_iou,half_interval_95,repetitions,against_random,against_random_half_interval_95\n");
        for (var curve : result.curves()) {
            for (int i = 0; i < curve.points().size(); i++) {
                var point = curve.points().get(i);
                text.append(String.format(
                        Locale.ROOT,
                        "%s,%d,%.6f,%.6f,%d",
                        curve.contestant().name(),
                        point.labelled(),
                        point.mean(),
                        point.halfWidth(),
                        point.values().size()));
                if (curve.againstRandom().isEmpty()) {
                    text.append(",,\n");
                } else {
                    var difference = curve.againstRandom().get(i);
                    text.append(String.format(Locale.ROOT, ",%.6f,%.6f\n", difference.mean(), difference.halfWidth()));
                }
            }
        }
        WholeFile.write(file, text.toString());
    }

    /// The patches that one run chose, in order, called as ALS4GAN calls them: `STRATEGY_names….npy` with their
    /// names, `STRATEGY_rounds….npy` with the query that chose each, 0 for the initial pool, and, where the
    /// image-level learner chose, `STRATEGY_probs….npy` with what it believed of each class then, not a number
    /// for the initial pool.
    ///
    /// @param folder made where it is missing
    /// @param suffix stands before the ending of the files' names, such as `_0.05_0.1_0.5`
    public static void writeNames(Path folder, String suffix, SimulationResult result, PlayedRun run)
            throws IOException {
        WriteFailures.makeFolder(folder);
        var name = run.contestant().name().replace(':', '-');
        NpyFile.writeNames(folder.resolve(name + "_names" + suffix + ".npy"), names(result, run));
        NpyFile.writeIntegers(folder.resolve(name + "_rounds" + suffix + ".npy"), run.rounds());
        int classes = run.probabilities().stream().mapToInt(List::size).max().orElse(0);
        if (classes > 0) {
            var rows = new ArrayList<List<Double>>();
            for (var row : run.probabilities()) {
                rows.add(row.isEmpty() ? Collections.nCopies(classes, Double.NaN) : row);
            }
            NpyFile.writeTable(folder.resolve(name + "_probs" + suffix + ".npy"), rows);
        }
    }

    private static List<String> names(SimulationResult result, PlayedRun run) {
        return run.patches().stream().map(result.poolNames()::get).toList();
    }
}
