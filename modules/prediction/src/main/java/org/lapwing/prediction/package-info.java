/// Model × raster → raster: live predictions, the model that may be replaced while they are shown, and the export of a
/// classified image of any size.
///
/// Belongs here: cutting imagery into patches, normalising them, deciding classes from scores. Does not belong
/// here: how a network computes ([org.lapwing.model]), how a file is encoded ([org.lapwing.raster.write]), how
/// a map looks.
@NullMarked
package org.lapwing.prediction;

import org.jspecify.annotations.NullMarked;
