/// Writing GeoTIFF files: tiled, compressed, with overviews, colours and names, in bounded memory.
///
/// Belongs here: the bytes of files that Lapwing makes. Does not belong here: reading files, and which pixels to write.
@NullMarked
package org.lapwing.raster.write;

import org.jspecify.annotations.NullMarked;
