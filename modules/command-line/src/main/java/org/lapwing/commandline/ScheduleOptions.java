package org.lapwing.commandline;

import org.jspecify.annotations.Nullable;
import org.lapwing.learning.query.BudgetSchedule;
import picocli.CommandLine.Option;

/// In which portions `lapwing simulate` spends its budget: in plain numbers, or as ALS4GAN derives them.
final class ScheduleOptions {

    private static final int INITIAL = 8;
    private static final int BATCH = 8;
    private static final int ROUNDS = 6;
    private static final double ALPHA = 0.1;
    private static final double BETA = 0.5;

    @Option(names = "--initial", paramLabel = "N", descriptionKey = "simulate.initial")
    private @Nullable Integer initial;

    @Option(names = "--batch", paramLabel = "N", descriptionKey = "simulate.batch")
    private @Nullable Integer batch;

    @Option(names = "--rounds", paramLabel = "N", descriptionKey = "simulate.rounds")
    private @Nullable Integer rounds;

    @Option(names = "--ratio", paramLabel = "X", descriptionKey = "simulate.ratio")
    private @Nullable Double ratio;

    @Option(names = "--alpha", paramLabel = "X", descriptionKey = "simulate.alpha")
    private @Nullable Double alpha;

    @Option(names = "--beta", paramLabel = "X", descriptionKey = "simulate.beta")
    private @Nullable Double beta;

    /// Whether both ways were mixed.
    boolean isMixed() {
        boolean plain = initial != null || batch != null || rounds != null;
        return ratio == null ? alpha != null || beta != null : plain;
    }

    /// The schedule for a pool.
    BudgetSchedule schedule(int pool) {
        if (ratio != null) {
            return BudgetSchedule.als4gan(pool, ratio, alpha == null ? ALPHA : alpha, beta == null ? BETA : beta);
        }
        return BudgetSchedule.of(
                initial == null ? INITIAL : initial, batch == null ? BATCH : batch, rounds == null ? ROUNDS : rounds);
    }

    /// How the schedule is told in names of files, as ALS4GAN does; empty for plain numbers.
    String suffix() {
        return ratio == null
                ? ""
                : "_" + ratio + "_" + (alpha == null ? ALPHA : alpha) + "_" + (beta == null ? BETA : beta);
    }
}
