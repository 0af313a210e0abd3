/// Reading of the program's own small JSON files: legends, model cards, splits, projects, reports.
///
/// What their fields mean belongs to the modules that own them; writing is [org.lapwing.raster.write.WholeFile]'s.
@NullMarked
package org.lapwing.raster.json;

import org.jspecify.annotations.NullMarked;
