/// Rasters seen in another reference system than their own.
///
/// Reference systems are those of GeoTools, always with longitude or easting first. What a raster looks like on a
/// screen does not belong here.
@NullMarked
package org.lapwing.raster.reprojection;

import org.jspecify.annotations.NullMarked;
