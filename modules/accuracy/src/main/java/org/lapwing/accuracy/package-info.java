/// How right a map is: error matrices, estimates from them, reports.
///
/// Belongs here: comparing any class raster with any reference. Does not belong here: how the map was made.
@NullMarked
package org.lapwing.accuracy;

import org.jspecify.annotations.NullMarked;
