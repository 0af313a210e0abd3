package org.lapwing.labels.geometry;

import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/// A geometry that is fit for an annotation.
///
/// @param geometry valid, not empty; a point or polygon, of one or several parts
/// @param mendedAt where it was not valid before; empty where it was
public record CheckedGeometry(Geometry geometry, Optional<Coordinate> mendedAt) {}
