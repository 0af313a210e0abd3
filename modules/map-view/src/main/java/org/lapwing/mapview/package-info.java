/// The map on the screen: viewport, layers and their styles, painting, gestures.
///
/// Belongs here: how a [org.lapwing.raster.RasterSource] looks and how a person moves over it. Does not belong here:
/// where sources come from; whether one is a file or a prediction is never asked.
@NullMarked
package org.lapwing.mapview;

import org.jspecify.annotations.NullMarked;
