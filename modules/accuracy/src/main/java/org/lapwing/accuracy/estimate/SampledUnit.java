package org.lapwing.accuracy.estimate;

import java.util.List;

/// A unit of the sample: a point with one class each, or a cluster of pixels with several.
///
/// @param stratum place of its stratum among the strata
/// @param cells its parts; never empty
/// @param copies how many sampled units are exactly like this one, at least 1
public record SampledUnit(int stratum, List<Cell> cells, long copies) {

    /// Copies the list.
    public SampledUnit {
        cells = List.copyOf(cells);
        if (stratum < 0 || cells.isEmpty() || copies < 1) {
            throw new IllegalArgumentException(
                    "no sampled unit: stratum " + stratum + ", " + cells.size() + " parts, " + copies + " copies");
        }
    }

    /// Points of one stratum with the same classes.
    public static SampledUnit points(int stratum, int map, int reference, long copies) {
        return new SampledUnit(stratum, List.of(new Cell(map, reference, 1)), copies);
    }

    /// The sum of a quantity over the parts.
    double total(Quantity quantity) {
        double sum = 0;
        for (var cell : cells) {
            sum += cell.share() * quantity.of(cell.map(), cell.reference());
        }
        return sum;
    }
}
