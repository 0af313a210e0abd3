/// Reading features from files: GeoJSON, GeoPackage, shapefile.
///
/// Belongs here: what the formats look like. Files are data: nothing in them is run or looked up elsewhere, and sizes
/// that they claim are checked before anything is allocated.
@NullMarked
package org.lapwing.vector.file;

import org.jspecify.annotations.NullMarked;
