package org.lapwing.accuracy.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// The combined ratio estimator for stratified samples of points or clusters.
///
/// Stehman (2014), Estimating area and map accuracy for stratified random sampling when the strata are
/// different from the map classes, IJRS 35:4923–4939: estimate by equation 27, variance by equations 28 and 25,
///
/// `R = Σ N_h ȳ_h / Σ N_h x̄_h`, `V(R) = X̂⁻² Σ N_h² (1 − n_h/N_h) s²_e,h / n_h` with `e = y − R x`.
///
/// With `x = 1` it is the stratified mean (his equations 2, 3 and 25); with strata = map it is Olofsson et al.
/// (2014), RSE 148:42–57, equations 4 to 7 and 10, which leave the factor `1 − n_h/N_h` out; with y and x
/// summed over clusters of one stratum it is the cluster ratio estimator of Cochran (1977), Sampling
/// Techniques, theorem 2.5 (equation 2.39). After-the-fact strata use it with the units found in each, which is
/// the variance given those counts (Holt and Smith 1979, JRSS A 142:33–46).
final class RatioEstimator {

    /// A variance that only rounding makes differ from 0; shares are of the order of 1.
    private static final double ROUNDING = 1e-26;

    private final DrawnUnits drawn;
    private final FinitePopulation population;
    private final double[] sizes;
    private final long[] counts;
    private final List<List<SampledUnit>> byStratum = new ArrayList<>();
    private final int[] references;

    /// @throws IllegalArgumentException where the finite population is asked for and the number of units of a
    ///     stratum is not known, or is less than was drawn
    RatioEstimator(DrawnUnits drawn, FinitePopulation population) {
        this.drawn = drawn;
        this.population = population;
        sizes = drawn.sizes().stream().mapToDouble(Double::doubleValue).toArray();
        counts = new long[sizes.length];
        for (int stratum = 0; stratum < sizes.length; stratum++) {
            byStratum.add(new ArrayList<>());
        }
        for (var unit : drawn.units()) {
            counts[unit.stratum()] += unit.copies();
            byStratum.get(unit.stratum()).add(unit);
        }
        references = drawn.units().stream()
                .flatMap(unit -> unit.cells().stream())
                .mapToInt(Cell::reference)
                .distinct()
                .toArray();
        if (population == FinitePopulation.CORRECTED) {
            requireUnits();
        }
    }

    /// The ratio of the totals of `y` and `x`.
    ///
    /// @param absent why there is no ratio where the sample holds nothing of `x`
    Ratio ratio(Quantity y, Quantity x, String absent) {
        for (int stratum = 0; stratum < sizes.length; stratum++) {
            if (sizes[stratum] > 0 && counts[stratum] == 0 && !(isZero(stratum, y) && isZero(stratum, x))) {
                return Ratio.undefined(
                        "stratum '" + name(stratum) + "' has no sampled unit, so nothing is known of it");
            }
        }
        double whole = total(x);
        if (whole == 0) {
            return Ratio.undefined(absent);
        }
        double ratio = total(y) / whole;
        return withVariance(ratio, (map, reference) -> (y.of(map, reference) - ratio * x.of(map, reference)) / whole);
    }

    /// An estimate with the variance of the total of its linearised residuals.
    ///
    /// @param residual what a place adds to the estimate's error: for a ratio `(y − R x) / X̂`
    Ratio withVariance(double estimate, Quantity residual) {
        double variance = 0;
        var lonely = new ArrayList<String>();
        for (int stratum = 0; stratum < sizes.length; stratum++) {
            if (sizes[stratum] == 0 || isZero(stratum, residual)) {
                continue;
            }
            if (counts[stratum] < 2) {
                lonely.add(name(stratum));
                continue;
            }
            variance += sizes[stratum]
                    * sizes[stratum]
                    * correction(stratum)
                    * sampleVariance(stratum, residual)
                    / counts[stratum];
        }
        if (!lonely.isEmpty()) {
            return new Ratio(
                    OptionalDouble.of(estimate),
                    OptionalDouble.empty(),
                    "stratum '" + String.join("', '", lonely)
                            + "' has one sampled unit, and a standard error needs two in each stratum");
        }
        return new Ratio(OptionalDouble.of(estimate), OptionalDouble.of(variance < ROUNDING ? 0 : variance), "");
    }

    /// The estimated population total `Σ N_h ȳ_h`; strata without units add nothing.
    double total(Quantity quantity) {
        double total = 0;
        for (int stratum = 0; stratum < sizes.length; stratum++) {
            total += counts[stratum] == 0 ? 0 : sizes[stratum] * sum(stratum, quantity) / counts[stratum];
        }
        return total;
    }

    /// The sample variance of one stratum with `n − 1`, by deviations from the mean.
    private double sampleVariance(int stratum, Quantity residual) {
        double mean = sum(stratum, residual) / counts[stratum];
        double squares = 0;
        for (var unit : byStratum.get(stratum)) {
            double deviation = unit.total(residual) - mean;
            squares += unit.copies() * deviation * deviation;
        }
        return squares / (counts[stratum] - 1);
    }

    private double sum(int stratum, Quantity quantity) {
        double sum = 0;
        for (var unit : byStratum.get(stratum)) {
            sum += unit.copies() * unit.total(quantity);
        }
        return sum;
    }

    private double correction(int stratum) {
        return population == FinitePopulation.IGNORED
                ? 1
                : 1 - counts[stratum] / drawn.strata().get(stratum).units().orElseThrow();
    }

    /// Whether a quantity is zero all over a stratum, whatever the reference says there.
    private boolean isZero(int stratum, Quantity quantity) {
        var map = drawn.mapClasses().get(stratum);
        if (map.isEmpty()) {
            return false;
        }
        int own = map.getAsInt();
        for (int reference : references) {
            if (quantity.of(own, reference) != 0) {
                return false;
            }
        }
        return quantity.of(own, own) == 0;
    }

    private void requireUnits() {
        for (int stratum = 0; stratum < sizes.length; stratum++) {
            var units = drawn.strata().get(stratum).units();
            if (units.isEmpty()) {
                throw new IllegalArgumentException("the number of units of stratum '" + name(stratum)
                        + "' is not known, and the finite population correction needs it");
            }
            if (units.getAsDouble() < counts[stratum]) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "stratum '%s' has %.0f units, but %d were drawn from it",
                        name(stratum),
                        units.getAsDouble(),
                        counts[stratum]));
            }
        }
    }

    private String name(int stratum) {
        return drawn.strata().get(stratum).name();
    }
}
