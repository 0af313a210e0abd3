package org.lapwing.accuracy.estimate;

/// A sampled point with two classes on maps and two in references: of two maps of one date, or of two dates.
///
/// @param stratum place of its stratum among the strata
/// @param map class index on the first map
/// @param otherMap class index on the second map
/// @param reference class index in the reference of the first map
/// @param otherReference class index in the reference of the second map; the same as `reference` for one date
/// @param copies points exactly like this one, at least 1
public record PairedUnit(int stratum, int map, int otherMap, int reference, int otherReference, long copies) {}
