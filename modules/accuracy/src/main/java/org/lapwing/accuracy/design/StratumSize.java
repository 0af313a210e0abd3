package org.lapwing.accuracy.design;

import java.util.OptionalDouble;

/// A stratum and how large it is.
///
/// @param number what a raster of strata or the class index says
/// @param name what it is called
/// @param units pixels, blocks or polygons in it
/// @param squareMetres its true ground area; empty where the image has no georeference
public record StratumSize(int number, String name, long units, OptionalDouble squareMetres) {}
