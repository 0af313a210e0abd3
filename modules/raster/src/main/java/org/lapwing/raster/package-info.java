/// Georeferenced pixels: grid, window, tile, source, cache.
///
/// Imagery, ground truth and model output are all [org.lapwing.raster.RasterSource]s. File formats live in
/// subpackages; how pixels look on a screen lives in the map view.
@NullMarked
package org.lapwing.raster;

import org.jspecify.annotations.NullMarked;
