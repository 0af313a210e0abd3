package org.lapwing.learning.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lapwing.learning.Seeds;

/// Chooses the patches of one batch from what was seen of the pool. Equal inputs give equal batches. Used once.
final class BatchChooser {

    /// A chosen patch.
    ///
    /// @param patch its place in the pool
    /// @param score by which it was chosen, noise included
    /// @param value what was measured there
    record Pick(int patch, double score, double value) {}

    private static final double LEAST_POWERED = 1e-12; // a score of 0 has a logarithm, too

    private final PatchPool pool;
    private final KnownLabels known;
    private final QuerySettings settings;
    private final @Nullable PoolTally tally;
    private final @Nullable GroundPlaces ground;
    private final long[] lots;
    private final double[] values;
    private final BitSet open;
    private final List<Pick> picks = new ArrayList<>();
    private final int shut;

    /// @param tally what models saw; empty for random
    /// @param ground where patches lie; empty where no distance is asked for
    BatchChooser(
            PatchPool pool,
            KnownLabels known,
            QuerySettings settings,
            Optional<PoolTally> tally,
            Optional<GroundPlaces> ground) {
        this.pool = pool;
        this.known = known;
        this.settings = settings;
        this.tally = tally.orElse(null);
        this.ground = ground.orElse(null);
        lots = pool.patches().stream()
                .mapToLong(each -> Lots.of(settings.seed(), each))
                .toArray();
        open = new BitSet(pool.size());
        for (int i = 0; i < pool.size(); i++) {
            open.set(i, !known.isLabelled(i) && (this.tally == null || this.tally.places(i) > 0));
        }
        values = values();
        int before = open.cardinality();
        known.patches().forEach(this::shutNear);
        shut = before - open.cardinality();
    }

    /// How many unlabelled patches were left out because they lie too near to a labelled one.
    int shutByLabelled() {
        return shut;
    }

    /// What was measured at each patch before anything was chosen.
    double[] measured() {
        return values;
    }

    /// The batch, best first; shorter than asked for where the pool or the distances allow no more.
    List<Pick> choose() {
        switch (settings.strategy()) {
            case CORE_SET -> coreSet();
            case BADGE -> badge();
            case CLASS_BALANCED -> {
                if (settings.diversity() > 1) {
                    byScore(values);
                } else {
                    classBalanced();
                }
            }
            case POWER_BALD -> byScore(powered());
            case RANDOM, ENTROPY, MARGIN, LEAST_CONFIDENCE, BALD, COMMITTEE -> byScore(values);
        }
        return List.copyOf(picks);
    }

    private double[] values() {
        return switch (settings.strategy()) {
            case RANDOM ->
                pool.patches().stream()
                        .mapToDouble(each -> Lots.even(settings.seed(), each))
                        .toArray();
            case CORE_SET -> {
                var spread = spread();
                yield IntStream.range(0, pool.size())
                        .mapToDouble(i -> spread.hasCentre() ? spread.distance(i) : 0)
                        .toArray();
            }
            case BADGE ->
                gradients().stream()
                        .mapToDouble(each -> Math.sqrt(Vectors.squaredLength(each)))
                        .toArray();
            case CLASS_BALANCED -> {
                var gain = gain();
                yield IntStream.range(0, pool.size()).mapToDouble(gain::of).toArray();
            }
            case ENTROPY, MARGIN, LEAST_CONFIDENCE, BALD, POWER_BALD, COMMITTEE ->
                seen().reduced(settings.reduction(), settings.quantile());
        };
    }

    /// PowerBALD: `power * ln(score) + Gumbel noise`, the largest of which are a draw without replacement in
    /// proportion to `score ^ power` (Kirsch et al. 2021).
    private double[] powered() {
        return IntStream.range(0, pool.size())
                .mapToDouble(i -> settings.power() * Math.log(Math.max(values[i], LEAST_POWERED))
                        + Lots.gumbel(settings.seed(), pool.patches().get(i)))
                .toArray();
    }

    private void byScore(double[] scores) {
        var order = open.stream()
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -scores[i])
                        .thenComparing(i -> lots[i], Comparator.reverseOrder()))
                .toList();
        if (settings.diversity() == 1 || tally == null) {
            for (int patch : order) {
                if (picks.size() < settings.batch() && open.get(patch)) {
                    pick(patch, scores[patch], values[patch]);
                }
            }
            return;
        }
        var spread = new Spread(features());
        int taken = 0;
        while (picks.size() < settings.batch() && taken < order.size()) {
            // a batch that distances have cut short goes on with the next best
            var shortlist = new BitSet();
            while (taken < order.size() && shortlist.cardinality() < (long) settings.batch() * settings.diversity()) {
                int patch = order.get(taken++);
                shortlist.set(patch, open.get(patch));
            }
            while (picks.size() < settings.batch() && !shortlist.isEmpty()) {
                int patch = spread.hasCentre() ? spread.farthest(shortlist, lots) : highest(shortlist, scores);
                pick(patch, scores[patch], values[patch]);
                spread.add(patch);
                shortlist.and(open);
            }
        }
    }

    private int highest(BitSet among, double[] scores) {
        return among.stream()
                .boxed()
                .max(Comparator.<Integer>comparingDouble(i -> scores[i]).thenComparing(i -> lots[i]))
                .orElseThrow();
    }

    private Spread spread() {
        var spread = new Spread(features());
        known.patches().stream().filter(i -> seen().places(i) > 0).forEach(spread::add);
        return spread;
    }

    private void coreSet() {
        var spread = spread();
        while (isWanting()) {
            int patch = spread.hasCentre() ? spread.farthest(open, lots) : spread.middle(open, lots);
            double distance = spread.hasCentre() ? spread.distance(patch) : 0;
            pick(patch, distance, distance);
            spread.add(patch);
        }
    }

    private void badge() {
        var spread = new Spread(gradients());
        var random = new SplittableRandom(Seeds.mix(settings.seed(), 0xBAD6E));
        while (isWanting()) {
            // the first is the longest gradient, as in the authors' code
            int patch = spread.hasCentre() ? spread.drawn(open, lots, random) : highest(open, values);
            pick(patch, values[patch], values[patch]);
            spread.add(patch);
        }
    }

    private void classBalanced() {
        var gain = gain();
        while (isWanting()) {
            int patch = gain.best(open, lots);
            pick(patch, gain.of(patch), values[patch]);
            gain.add(patch);
        }
    }

    private boolean isWanting() {
        return picks.size() < settings.batch() && !open.isEmpty();
    }

    private void pick(int patch, double score, double value) {
        picks.add(new Pick(patch, score, value));
        open.clear(patch);
        shutNear(patch);
    }

    private void shutNear(int patch) {
        if (ground != null) {
            for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
                open.set(i, !ground.isNearer(patch, i, settings.minimumDistanceMetres()));
            }
        }
    }

    private PoolTally seen() {
        if (tally == null) {
            throw new IllegalStateException(settings.strategy() + " needs a model");
        }
        return tally;
    }

    private List<float[]> features() {
        return IntStream.range(0, pool.size()).mapToObj(seen()::features).toList();
    }

    private List<float[]> gradients() {
        return IntStream.range(0, pool.size()).mapToObj(seen()::gradient).toList();
    }

    private ClassGain gain() {
        var expected = IntStream.range(0, pool.size())
                .mapToObj(i -> {
                    var shares = seen().classShares(i);
                    for (int index = 0; index < shares.length; index++) {
                        shares[index] *= pool.patches().get(i).window().pixels();
                    }
                    return shares;
                })
                .toList();
        return new ClassGain(expected, known.classPixels());
    }
}
