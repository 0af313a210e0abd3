package org.lapwing.accuracy.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Strata and the units drawn from them: what the estimators reckon with.
///
/// @param strata the parts of the population; at least one
/// @param units what was drawn
/// @param mapClasses for each stratum the one class that the map has all over it, where that is known; then an
///     empty stratum does no harm to what is said of other map classes
/// @param design how it was drawn
public record DrawnUnits(
        List<Stratum> strata, List<SampledUnit> units, List<OptionalInt> mapClasses, SamplingDesign design) {

    /// Copies the lists and checks that they fit.
    public DrawnUnits {
        strata = List.copyOf(strata);
        units = List.copyOf(units);
        mapClasses = List.copyOf(mapClasses);
        if (strata.isEmpty() || mapClasses.size() != strata.size()) {
            throw new IllegalArgumentException(strata.size() + " strata and " + mapClasses.size() + " map classes");
        }
        for (var unit : units) {
            if (unit.stratum() >= strata.size()) {
                throw new IllegalArgumentException("stratum " + unit.stratum() + " of " + strata.size());
            }
        }
        if (!sizes(strata, design).stream().anyMatch(size -> size > 0)) {
            throw new IllegalArgumentException("all strata are empty");
        }
    }

    /// Units drawn from a stratum.
    public long drawn(int stratum) {
        return units.stream()
                .filter(unit -> unit.stratum() == stratum)
                .mapToLong(SampledUnit::copies)
                .sum();
    }

    /// All units drawn.
    public long drawn() {
        return units.stream().mapToLong(SampledUnit::copies).sum();
    }

    /// How much each stratum weighs: its ground area where that of all is known, else its number of units; in a
    /// cluster sample always the number of clusters, for a cluster's own size is in its totals.
    public List<Double> sizes() {
        return sizes(strata, design);
    }

    /// The shares of [#sizes], which sum to 1.
    public List<Double> weights() {
        var sizes = sizes();
        double whole = sizes.stream().mapToDouble(Double::doubleValue).sum();
        return sizes.stream().map(size -> size / whole).toList();
    }

    /// The ground area of the whole population; empty where that of a stratum is not known.
    public OptionalDouble area() {
        return strata.stream().allMatch(stratum -> stratum.area().isPresent())
                ? OptionalDouble.of(strata.stream()
                        .mapToDouble(stratum -> stratum.area().orElseThrow())
                        .sum())
                : OptionalDouble.empty();
    }

    /// The same strata with other units, such as those of a bootstrap draw.
    DrawnUnits with(List<SampledUnit> others) {
        return new DrawnUnits(strata, others, mapClasses, design);
    }

    private static List<Double> sizes(List<Stratum> strata, SamplingDesign design) {
        boolean byArea = !design.isClustered()
                && strata.stream().allMatch(stratum -> stratum.area().isPresent());
        var sizes = new ArrayList<Double>();
        for (var stratum : strata) {
            var size = byArea || stratum.units().isEmpty() ? stratum.area() : stratum.units();
            sizes.add(size.orElseThrow());
        }
        if (!byArea && strata.stream().anyMatch(stratum -> stratum.units().isEmpty()) && strata.size() > 1) {
            throw new IllegalArgumentException("some strata are given in units and others in areas only");
        }
        return sizes;
    }
}
