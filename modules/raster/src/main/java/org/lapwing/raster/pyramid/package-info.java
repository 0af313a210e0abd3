/// Reduced copies of rasters that bring no overviews of their own.
///
/// Belongs here: building and finding such copies. Does not belong here: overviews inside a file, which its format
/// reads.
@NullMarked
package org.lapwing.raster.pyramid;

import org.jspecify.annotations.NullMarked;
