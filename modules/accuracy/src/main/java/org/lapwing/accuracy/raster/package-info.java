/// More of what two rasters tell: accuracy near borders, region by region, object by object, and whether
/// probabilities are honest.
///
/// Belongs here: single passes over rasters of any size in bounded memory. Does not belong here: samples.
@NullMarked
package org.lapwing.accuracy.raster;

import org.jspecify.annotations.NullMarked;
