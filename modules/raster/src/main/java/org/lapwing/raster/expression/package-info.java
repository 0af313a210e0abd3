/// Arithmetic on bands: indices and expressions that a person types, and rasters derived by them pixel by pixel.
///
/// What looks at more than one pixel at a time does not belong here.
@NullMarked
package org.lapwing.raster.expression;

import org.jspecify.annotations.NullMarked;
