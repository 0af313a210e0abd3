package org.lapwing.commandline;

import org.lapwing.learning.query.Disagreement;
import org.lapwing.learning.query.QuerySettings;
import org.lapwing.learning.query.QueryStrategy;
import org.lapwing.learning.query.Reduction;
import picocli.CommandLine.Option;

/// How strategies are set, in `lapwing query` and `lapwing simulate` alike.
final class StrategyOptions {

    @Option(
            names = "--reduction",
            paramLabel = "NAME",
            defaultValue = "inner-mean",
            converter = ReductionName.class,
            descriptionKey = "query.reduction")
    private Reduction reduction = Reduction.INNER_MEAN;

    @Option(names = "--quantile", paramLabel = "X", defaultValue = "0.9", descriptionKey = "query.quantile")
    private double quantile;

    @Option(names = "--border", paramLabel = "PIXELS", defaultValue = "2", descriptionKey = "query.border")
    private int border;

    @Option(names = "--diversity", paramLabel = "N", defaultValue = "1", descriptionKey = "query.diversity")
    private int diversity;

    @Option(names = "--min-distance", paramLabel = "METRES", defaultValue = "0", descriptionKey = "query.distance")
    private double distance;

    @Option(names = "--passes", paramLabel = "N", defaultValue = "16", descriptionKey = "query.passes")
    private int passes;

    @Option(names = "--dropout", paramLabel = "X", defaultValue = "0.2", descriptionKey = "query.dropout")
    private double dropout;

    @Option(names = "--power", paramLabel = "X", defaultValue = "1", descriptionKey = "query.power")
    private double power;

    @Option(
            names = "--disagreement",
            paramLabel = "NAME",
            defaultValue = "DIVERGENCE",
            descriptionKey = "query.disagreement")
    private Disagreement disagreement = Disagreement.DIVERGENCE;

    /// The settings of a strategy.
    QuerySettings settings(QueryStrategy strategy, int batch, long seed) {
        return new QuerySettings(
                strategy,
                reduction,
                batch,
                seed,
                distance,
                diversity,
                quantile,
                border,
                passes,
                dropout,
                power,
                disagreement);
    }
}
