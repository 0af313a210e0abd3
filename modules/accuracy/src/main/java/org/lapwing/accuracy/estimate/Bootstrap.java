package org.lapwing.accuracy.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Standard errors and percentile intervals by drawing the sample again and again from itself, as a check on the
/// formulas.
///
/// From each stratum `n_h − 1` units are drawn with replacement, whose means vary as they should (Rao and Wu
/// 1988, JASA 83:231–241, section 3 with `m_h = n_h − 1`). A replicate in which a measure is undefined is left
/// out of it.
///
/// @param replicates draws
/// @param overall overall accuracy
/// @param classes the classes in order
/// @param meanIou mean of the defined IoUs
/// @param quantityDisagreement share of the area by which the classes' areas differ
/// @param allocationDisagreement share of the area that is wrong beyond that
public record Bootstrap(
        int replicates,
        Spread overall,
        List<OfClass> classes,
        Spread meanIou,
        Spread quantityDisagreement,
        Spread allocationDisagreement) {

    /// How far one measure spreads over the replicates.
    ///
    /// @param se standard deviation
    /// @param lower lower percentile
    /// @param upper upper percentile
    public record Spread(double se, double lower, double upper) {}

    /// The measures of one class; what no replicate defines is empty.
    public record OfClass(
            String name,
            Optional<Spread> users,
            Optional<Spread> producers,
            Optional<Spread> f1,
            Optional<Spread> iou,
            Optional<Spread> proportion) {}

    private static final int MEASURES = 5;

    /// Copies the list.
    public Bootstrap {
        classes = List.copyOf(classes);
    }

    /// Draws replicates.
    ///
    /// @param replicates at least 100
    /// @param random seeded by whoever reports the seed
    /// @throws IllegalArgumentException where a stratum has fewer than two units
    public static Bootstrap of(ReferenceSample sample, int replicates, Confidence confidence, RandomGenerator random) {
        if (replicates < 100) {
            throw new IllegalArgumentException("a bootstrap needs at least 100 replicates, not " + replicates);
        }
        var resampler = new Resampler(sample.drawn(), random);
        int classes = sample.classes().size();
        var columns = new double[4 + MEASURES * classes][replicates];
        for (int replicate = 0; replicate < replicates; replicate++) {
            var matrix = AreaMatrix.of(classes, resampler.draw());
            columns[0][replicate] = matrix.overall();
            columns[1][replicate] = matrix.meanIou().orElse(Double.NaN);
            columns[2][replicate] = matrix.quantityDisagreement();
            columns[3][replicate] = matrix.allocationDisagreement();
            for (int index = 0; index < classes; index++) {
                int at = 4 + MEASURES * index;
                columns[at][replicate] = matrix.users(index).orElse(Double.NaN);
                columns[at + 1][replicate] = matrix.producers(index).orElse(Double.NaN);
                columns[at + 2][replicate] = matrix.f1(index).orElse(Double.NaN);
                columns[at + 3][replicate] = matrix.iou(index).orElse(Double.NaN);
                columns[at + 4][replicate] = matrix.referred(index);
            }
        }
        Function<double[], Optional<Spread>> spread = values -> spread(values, confidence.level());
        var ofClasses = new ArrayList<OfClass>();
        for (int index = 0; index < classes; index++) {
            int at = 4 + MEASURES * index;
            ofClasses.add(new OfClass(
                    sample.classes().get(index),
                    spread.apply(columns[at]),
                    spread.apply(columns[at + 1]),
                    spread.apply(columns[at + 2]),
                    spread.apply(columns[at + 3]),
                    spread.apply(columns[at + 4])));
        }
        return new Bootstrap(
                replicates,
                spread.apply(columns[0]).orElseThrow(),
                ofClasses,
                spread.apply(columns[1]).orElseThrow(),
                spread.apply(columns[2]).orElseThrow(),
                spread.apply(columns[3]).orElseThrow());
    }

    private static Optional<Spread> spread(double[] values, double level) {
        var defined = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (defined.length < 2) {
            return Optional.empty();
        }
        double mean = Arrays.stream(defined).average().orElseThrow();
        double squares = Arrays.stream(defined)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Optional.of(new Spread(
                Math.sqrt(squares / (defined.length - 1)),
                percentile(defined, 0.5 - level / 2),
                percentile(defined, 0.5 + level / 2)));
    }

    /// Between neighbours in proportion (R. J. Hyndman and Y. Fan 1996, American Statistician 50:361–365, type 7).
    private static double percentile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /// Draws units of each stratum with replacement.
    private static final class Resampler {

        private final DrawnUnits drawn;
        private final RandomGenerator random;
        private final List<List<SampledUnit>> strata = new ArrayList<>();

        Resampler(DrawnUnits drawn, RandomGenerator random) {
            this.drawn = drawn;
            this.random = random;
            for (int stratum = 0; stratum < drawn.strata().size(); stratum++) {
                int wanted = stratum;
                strata.add(drawn.units().stream()
                        .filter(unit -> unit.stratum() == wanted)
                        .toList());
                if (drawn.sizes().get(stratum) > 0 && drawn.drawn(stratum) < 2) {
                    throw new IllegalArgumentException("stratum '"
                            + drawn.strata().get(stratum).name()
                            + "' has fewer than two sampled units, which cannot be drawn again; leave the"
                            + " bootstrap out");
                }
            }
        }

        DrawnUnits draw() {
            var units = new ArrayList<SampledUnit>();
            for (var kinds : strata) {
                long all = kinds.stream().mapToLong(SampledUnit::copies).sum();
                var ends = new long[kinds.size()];
                long end = 0;
                for (int kind = 0; kind < ends.length; kind++) {
                    end += kinds.get(kind).copies();
                    ends[kind] = end;
                }
                var copies = new long[ends.length];
                for (long each = 1; each < all; each++) {
                    int found = Arrays.binarySearch(ends, random.nextLong(all) + 1);
                    copies[found >= 0 ? found : -found - 1]++;
                }
                for (int kind = 0; kind < copies.length; kind++) {
                    if (copies[kind] > 0) {
                        var unit = kinds.get(kind);
                        units.add(new SampledUnit(unit.stratum(), unit.cells(), copies[kind]));
                    }
                }
            }
            return drawn.with(units);
        }
    }
}
