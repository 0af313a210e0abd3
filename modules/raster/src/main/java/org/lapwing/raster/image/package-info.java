/// PNG and JPEG images, with or without a world file beside them.
///
/// Belongs here: pictures that must be decoded from their start. Does not belong here: TIFF, whose blocks can be
/// decoded one by one.
@NullMarked
package org.lapwing.raster.image;

import org.jspecify.annotations.NullMarked;
