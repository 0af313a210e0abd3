/// Imagery of one ground at several dates, seen as one.
///
/// Belongs here: what makes rasters of several dates fit together, and what they hold at a place over time. Does not
/// belong here: finding dates in names ([org.lapwing.raster.DateText]) and drawing.
@NullMarked
package org.lapwing.raster.time;

import org.jspecify.annotations.NullMarked;
