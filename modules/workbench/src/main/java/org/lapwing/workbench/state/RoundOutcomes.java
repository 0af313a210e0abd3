package org.lapwing.workbench.state;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lapwing.learning.query.QueryResult;
import org.lapwing.learning.query.QuerySettings;
import org.lapwing.learning.query.StoppingAdvice.Measured;
import org.lapwing.learning.update.UpdateResult;
import org.lapwing.model.Checkpoint;
import org.lapwing.project.Round;
import org.lapwing.project.Rounds;
import org.lapwing.workbench.service.RoundService.Outcome;

/// What is recorded of a round.
final class RoundOutcomes {

    /// Name of the metric that tells how uncertain the model was of the pool when it was asked: mean entropy in [0, 1].
    static final String POOL_UNCERTAINTY = "poolUncertainty";

    private static final String MEAN_IOU = "heldOutMeanIou";

    private RoundOutcomes() {}

    /// What was measured in each round so far.
    static List<Measured> measured(Rounds rounds) {
        return rounds.rounds().stream()
                .map(round -> new Measured(
                        round.metrics().getOrDefault(MEAN_IOU, Double.NaN),
                        round.metrics().getOrDefault(POOL_UNCERTAINTY, Double.NaN)))
                .toList();
    }

    /// The round that an update ends.
    ///
    /// @param asked the query whose patches were labelled; empty where nobody asked
    /// @param patches how many of them
    static Outcome of(UpdateResult.Published update, Optional<QueryResult> asked, int patches) {
        var report = update.report();
        var metrics = new TreeMap<>(update.checkpoint().card().provenance().metrics());
        put(metrics, "recentBefore", report.recentBefore());
        put(metrics, "recentAfter", report.recentAfter());
        asked.filter(each -> each.settings().strategy().needsModel())
                .ifPresent(each -> put(metrics, POOL_UNCERTAINTY, each.meanUncertainty()));
        return new Outcome(
                update.checkpoint(),
                Round.Way.UPDATE,
                report.labelRevision(),
                patches,
                asked.map(each -> query(each.settings())).orElse(Map.of()),
                metrics);
    }

    /// The round that a full training ends.
    ///
    /// @param model what it made
    static Outcome of(Checkpoint model, Optional<QueryResult> asked, int patches) {
        var provenance = model.card().provenance();
        return new Outcome(
                model,
                Round.Way.TRAINING,
                provenance.labelRevision().orElse(0),
                patches,
                asked.map(each -> query(each.settings())).orElse(Map.of()),
                provenance.metrics());
    }

    private static Map<String, String> query(QuerySettings settings) {
        var query = new TreeMap<String, String>();
        query.put("strategy", settings.strategy().commandName());
        query.put("batch", String.valueOf(settings.batch()));
        query.put("seed", String.valueOf(settings.seed()));
        query.put("minimumDistanceMetres", String.format(Locale.ROOT, "%s", settings.minimumDistanceMetres()));
        query.put("diversity", String.valueOf(settings.diversity()));
        if (settings.strategy().isReduced()) {
            query.put("reduction", settings.reduction().commandName());
        }
        return query;
    }

    private static void put(Map<String, Double> metrics, String name, double value) {
        if (Double.isFinite(value)) {
            metrics.put(name, value);
        }
    }
}
