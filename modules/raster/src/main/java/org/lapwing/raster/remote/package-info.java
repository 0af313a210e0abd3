/// Imagery on the web, fetched when a person asks for it: tiles, map services, GeoTIFFs read by ranges.
///
/// Belongs here: requests with their limits, the cache on the disk, and the rasters made of what is fetched. Nothing
/// here runs unless somebody calls it. Does not belong here: asking a person, and decoding of TIFF blocks.
@NullMarked
package org.lapwing.raster.remote;

import org.jspecify.annotations.NullMarked;
