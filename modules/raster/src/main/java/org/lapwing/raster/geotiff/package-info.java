/// TIFF, BigTIFF and GeoTIFF files, read block by block.
///
/// Belongs here: the directories of a TIFF file, decoding of its blocks, its georeference. The only package that may
/// touch `org.geotools.gce` and `javax.media.jai`. Does not belong here: writing, and formats that are not TIFF.
@NullMarked
package org.lapwing.raster.geotiff;

import org.jspecify.annotations.NullMarked;
