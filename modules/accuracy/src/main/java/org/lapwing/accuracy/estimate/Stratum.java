package org.lapwing.accuracy.estimate;

import java.util.OptionalDouble;

/// A part of the population from which units were drawn, and how large it is.
///
/// @param name as the tables call it; never blank
/// @param units number of units in it: pixels, polygons or blocks; in a cluster sample the clusters
/// @param area its ground area, in any one unit
public record Stratum(String name, OptionalDouble units, OptionalDouble area) {

    /// Rejects strata without name, or of unknown or negative size.
    public Stratum {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a stratum must have a name");
        }
        if (units.isEmpty() && area.isEmpty()) {
            throw new IllegalArgumentException("of stratum '" + name + "' neither the units nor the area are known");
        }
        requireSize(name, units);
        requireSize(name, area);
    }

    /// A stratum of which the number of units is known.
    public static Stratum ofUnits(String name, double units) {
        return new Stratum(name, OptionalDouble.of(units), OptionalDouble.empty());
    }

    /// A stratum of which the area is known.
    public static Stratum ofArea(String name, double area) {
        return new Stratum(name, OptionalDouble.empty(), OptionalDouble.of(area));
    }

    private static void requireSize(String name, OptionalDouble size) {
        if (size.isPresent() && !(size.getAsDouble() >= 0 && Double.isFinite(size.getAsDouble()))) {
            throw new IllegalArgumentException("the size of stratum '" + name + "' is " + size.getAsDouble());
        }
    }
}
