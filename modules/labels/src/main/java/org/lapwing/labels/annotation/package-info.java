/// What people say the ground is: annotations, the edits that change them, and the GeoPackage they are kept in.
///
/// Belongs here: everything about single annotations and their history. Does not belong here: pure geometry
/// ([org.lapwing.labels.geometry]) and rasters of labels made elsewhere ([org.lapwing.labels]).
@NullMarked
package org.lapwing.labels.annotation;

import org.jspecify.annotations.NullMarked;
