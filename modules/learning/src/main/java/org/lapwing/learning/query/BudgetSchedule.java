package org.lapwing.learning.query;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// In which portions a labelling budget is spent.
///
/// @param total how many queried patches count
/// @param initial size of the random pool before the first query
/// @param batch patches of each query
/// @param rounds queries; the last one may be cut short by the total
public record BudgetSchedule(int total, int initial, int batch, int rounds) {

    /// Rejects schedules that never end.
    public BudgetSchedule {
        if (total < 1 || initial < 1 || batch < 1 || rounds < 1) {
            throw new IllegalArgumentException("a schedule of " + rounds + " queries of " + batch + " patches after "
                    + initial + ", " + total + " in all");
        }
    }

    /// The schedule of ALS4GAN: `T = ceil(ratio · N)`, the initial random pool is `floor(alpha · T)`, a query
    /// takes `q = ceil(beta · initial)`, and there are `ceil(T / q)` of them. The initial pool comes on top of
    /// T.
    ///
    /// The products are exact in the decimals a person wrote, so that `0.07 · 100` is 7 and not a hair more.
    ///
    /// @param pool number of patches there are, N
    /// @param ratio share of them to be queried, above 0 and at most 1
    /// @param alpha initial pool as a share of T, above 0 and at most 1
    /// @param beta query as a share of the initial pool, above 0
    /// @throws IllegalArgumentException where a value is out of range, or alpha leaves no patch for the initial
    ///     pool
    public static BudgetSchedule als4gan(int pool, double ratio, double alpha, double beta) {
        if (pool < 1 || !(ratio > 0 && ratio <= 1) || !(alpha > 0 && alpha <= 1) || !(beta > 0) || beta > 1000) {
            throw new IllegalArgumentException("a ratio of " + ratio + ", alpha " + alpha + " and beta " + beta + " of "
                    + pool + " patches; ratio and alpha lie above 0 and up to 1, beta above 0");
        }
        int total = product(ratio, pool, RoundingMode.CEILING);
        int initial = product(alpha, total, RoundingMode.FLOOR);
        if (initial < 1) {
            throw new IllegalArgumentException("alpha " + alpha + " of " + total
                    + " patches leaves none for the initial pool; give a larger alpha or ratio");
        }
        int batch = product(beta, initial, RoundingMode.CEILING);
        return new BudgetSchedule(total, initial, batch, Math.ceilDiv(total, batch));
    }

    /// A schedule given in plain numbers.
    ///
    /// @param initial size of the random pool before the first query
    /// @param batch patches of each query
    /// @param rounds number of queries
    public static BudgetSchedule of(int initial, int batch, int rounds) {
        return new BudgetSchedule(Math.multiplyExact(batch, rounds), initial, batch, rounds);
    }

    private static int product(double share, int count, RoundingMode rounding) {
        return BigDecimal.valueOf(share)
                .multiply(BigDecimal.valueOf(count))
                .setScale(0, rounding)
                .intValueExact();
    }

    /// Patches of query `round`, counted from 1.
    public int batchOf(int round) {
        if (round < 1 || round > rounds) {
            throw new IllegalArgumentException("query " + round + " of " + rounds);
        }
        return Math.min(batch, total - batch * (round - 1));
    }

    /// Labelled patches after query `round`, the initial pool included; `round` 0 is the initial pool alone.
    public int labelledAfter(int round) {
        return initial + Math.min(total, batch * round);
    }
}
