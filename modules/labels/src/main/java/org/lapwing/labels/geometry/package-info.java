/// What the tools of the map do with shapes: pure functions on geometries, none of which changes its arguments.
///
/// Belongs here: checking, mending, drawing, cutting, snapping, burning. Does not belong here: who drew what, and when.
@NullMarked
package org.lapwing.labels.geometry;

import org.jspecify.annotations.NullMarked;
