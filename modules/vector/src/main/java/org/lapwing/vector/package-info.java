/// Points, lines and polygons with attributes, in memory, found by place.
///
/// Belongs here: what a set of features is and how it is seen in another reference system. Does not belong here: how
/// features are drawn (the map view does that) and where files keep them (the package `file` below knows).
@NullMarked
package org.lapwing.vector;

import org.jspecify.annotations.NullMarked;
