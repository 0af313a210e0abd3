package org.lapwing.learning.query;

import java.util.function.Consumer;

/// Everything a person can choose about a query; equal settings on equal patches give equal answers.
///
/// @param strategy what makes a patch worth asking for
/// @param reduction how pixels become one number, where the strategy looks at pixels
/// @param batch how many patches are wanted, at least 1
/// @param seed decides every lot and every tie
/// @param minimumDistanceMetres ground distance between the middles of any two patches that are asked for or
///     labelled; 0 for none
/// @param diversity how many times more patches than wanted are taken by score, of which those are kept that
///     are unlike each other in the network's features; 1 for none. Changes nothing for core-set and BADGE,
///     which do so by themselves
/// @param quantile which quantile [Reduction#SHARE_ABOVE] compares with, above 0 and below 1
/// @param borderPixels how near a class border a pixel is left out by [Reduction#INNER_MEAN], in pixels, at
///     least 1
/// @param passes how many heads BALD draws, 2 to 64
/// @param dropout share of the features that each drawn head does without, above 0 and below 1
/// @param power exponent of the score for PowerBALD, above 0: 1 draws in proportion to it, more comes nearer to
///     BALD
/// @param disagreement what a committee's disagreement is
public record QuerySettings(
        QueryStrategy strategy,
        Reduction reduction,
        int batch,
        long seed,
        double minimumDistanceMetres,
        int diversity,
        double quantile,
        int borderPixels,
        int passes,
        double dropout,
        double power,
        Disagreement disagreement) {

    private static final int MOST_PASSES = 64;
    private static final int MOST_BATCH = 100_000;

    /// Checks ranges.
    public QuerySettings {
        if (batch < 1 || batch > MOST_BATCH) {
            throw new IllegalArgumentException("a batch of " + batch + " patches; give 1 to " + MOST_BATCH);
        }
        if (!(minimumDistanceMetres >= 0) || !Double.isFinite(minimumDistanceMetres)) {
            throw new IllegalArgumentException("a ground distance of " + minimumDistanceMetres + " m; give 0 or more");
        }
        if (diversity < 1 || diversity > 1000) {
            throw new IllegalArgumentException("a diversity of " + diversity + "; give 1 (none) to 1000");
        }
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("the quantile " + quantile + " is not between 0 and 1");
        }
        if (borderPixels < 1 || borderPixels > 64) {
            throw new IllegalArgumentException("borders of " + borderPixels + " pixels; give 1 to 64");
        }
        if (passes < 2 || passes > MOST_PASSES) {
            throw new IllegalArgumentException(passes + " dropout passes; give 2 to " + MOST_PASSES);
        }
        if (!(dropout > 0 && dropout < 1)) {
            throw new IllegalArgumentException("the dropout rate " + dropout + " is not between 0 and 1");
        }
        if (!(power > 0) || !Double.isFinite(power)) {
            throw new IllegalArgumentException("the power " + power + " is not above 0");
        }
    }

    /// A batch of ten by that strategy: boundary-corrected mean, no distance, no added diversity.
    public static QuerySettings of(QueryStrategy strategy) {
        return new QuerySettings(
                strategy, Reduction.INNER_MEAN, 10, 1, 0, 1, 0.9, 2, 16, 0.2, 1, Disagreement.DIVERGENCE);
    }

    /// The same by another strategy.
    public QuerySettings withStrategy(QueryStrategy other) {
        return with(draft -> draft.strategy = other);
    }

    /// The same with pixels reduced in another way.
    public QuerySettings withReduction(Reduction other) {
        return with(draft -> draft.reduction = other);
    }

    /// The same for another number of patches.
    public QuerySettings withBatch(int patches) {
        return with(draft -> draft.batch = patches);
    }

    /// The same with other lots.
    public QuerySettings withSeed(long other) {
        return with(draft -> draft.seed = other);
    }

    /// The same with patches at least so far apart.
    ///
    /// @param metres 0 for no least distance
    public QuerySettings withMinimumDistance(double metres) {
        return with(draft -> draft.minimumDistanceMetres = metres);
    }

    /// The same with the most unlike patches of so many times the batch.
    ///
    /// @param times 1 for none
    public QuerySettings withDiversity(int times) {
        return with(draft -> draft.diversity = times);
    }

    /// The same comparing with another quantile.
    public QuerySettings withQuantile(double other) {
        return with(draft -> draft.quantile = other);
    }

    /// The same leaving out pixels within another distance of class borders.
    public QuerySettings withBorderPixels(int pixels) {
        return with(draft -> draft.borderPixels = pixels);
    }

    /// The same drawing other heads for BALD.
    public QuerySettings withDropout(int drawn, double share) {
        return with(draft -> {
            draft.passes = drawn;
            draft.dropout = share;
        });
    }

    /// The same with another exponent for PowerBALD.
    public QuerySettings withPower(double other) {
        return with(draft -> draft.power = other);
    }

    /// The same with disagreement measured in another way.
    public QuerySettings withDisagreement(Disagreement other) {
        return with(draft -> draft.disagreement = other);
    }

    /// Whether features of patches are needed to choose.
    boolean looksAtFeatures() {
        return strategy.needsFeatures() || (diversity > 1 && strategy.needsModel());
    }

    private QuerySettings with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return new QuerySettings(
                draft.strategy,
                draft.reduction,
                draft.batch,
                draft.seed,
                draft.minimumDistanceMetres,
                draft.diversity,
                draft.quantile,
                draft.borderPixels,
                draft.passes,
                draft.dropout,
                draft.power,
                draft.disagreement);
    }

    /// All fields, for a moment open to change.
    private static final class Draft {
        private QueryStrategy strategy;
        private Reduction reduction;
        private int batch;
        private long seed;
        private double minimumDistanceMetres;
        private int diversity;
        private double quantile;
        private int borderPixels;
        private int passes;
        private double dropout;
        private double power;
        private Disagreement disagreement;

        Draft(QuerySettings from) {
            strategy = from.strategy;
            reduction = from.reduction;
            batch = from.batch;
            seed = from.seed;
            minimumDistanceMetres = from.minimumDistanceMetres;
            diversity = from.diversity;
            quantile = from.quantile;
            borderPixels = from.borderPixels;
            passes = from.passes;
            dropout = from.dropout;
            power = from.power;
            disagreement = from.disagreement;
        }
    }
}
