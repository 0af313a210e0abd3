package org.lapwing.accuracy.table;

import java.util.OptionalDouble;

/// Where a point of a sample lies, and what it is.
///
/// @param x easting, longitude or column
/// @param y northing, latitude or minus the row
/// @param map class index on the map
/// @param reference class index in the reference
/// @param confidence how sure the interpreter was, 0 to 1, where the table tells
public record PlacedPoint(double x, double y, int map, int reference, OptionalDouble confidence) {}
