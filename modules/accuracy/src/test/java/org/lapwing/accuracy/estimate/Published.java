package org.lapwing.accuracy.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Published examples as samples.
final class Published {

    static final List<String> CLASSES = List.of("Deforestation", "Forest gain", "Stable forest", "Stable non-forest");
    static final long[][] OLOFSSON_COUNTS = {{66, 0, 5, 4}, {0, 55, 8, 12}, {1, 0, 153, 11}, {2, 1, 9, 313}};
    static final long[] OLOFSSON_PIXELS = {200_000, 150_000, 3_200_000, 6_450_000};

    private Published() {}

    /// Olofsson et al. (2014), Table 8: pixels of 0.09 ha.
    static ReferenceSample olofsson() {
        var strata = new ArrayList<Stratum>();
        for (int index = 0; index < 4; index++) {
            strata.add(new Stratum(
                    CLASSES.get(index),
                    OptionalDouble.of(OLOFSSON_PIXELS[index]),
                    OptionalDouble.of(OLOFSSON_PIXELS[index] * 0.09)));
        }
        return ReferenceSample.of(CLASSES, strata, units(OLOFSSON_COUNTS), SamplingDesign.STRATIFIED);
    }

    /// Points of strata that are the map's classes, from counts.
    static List<SampledUnit> units(long[][] counts) {
        var units = new ArrayList<SampledUnit>();
        for (int map = 0; map < counts.length; map++) {
            for (int reference = 0; reference < counts[map].length; reference++) {
                if (counts[map][reference] > 0) {
                    units.add(SampledUnit.points(map, map, reference, counts[map][reference]));
                }
            }
        }
        return units;
    }

    static SampleEstimates estimates(ReferenceSample sample) {
        return SampleEstimates.of(sample, Confidence.PUBLISHED, FinitePopulation.IGNORED);
    }
}
