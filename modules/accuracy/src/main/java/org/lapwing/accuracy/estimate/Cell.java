package org.lapwing.accuracy.estimate;

/// A part of a sampled unit with one class on the map and one in the reference.
///
/// @param map class index on the map; where two maps are compared both in one number, see [MapPair]
/// @param reference class index in the reference
/// @param share how much it is: 1 for a point, a number of pixels for a block; above 0
public record Cell(int map, int reference, double share) {

    /// Rejects negative classes and empty parts.
    public Cell {
        if (map < 0 || reference < 0 || !(share > 0 && Double.isFinite(share))) {
            throw new IllegalArgumentException("no part of a unit: " + map + ", " + reference + ", " + share);
        }
    }
}
