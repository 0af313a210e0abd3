/// Which patches of the imagery are worth a person's time next, and why.
///
/// A [org.lapwing.learning.query.PatchPool] says what may be asked for, a
/// [org.lapwing.learning.query.QuerySettings] how it is chosen, and a [org.lapwing.learning.query.QueryResult]
/// is the frozen answer. Nothing here draws, labels or trains.
@NullMarked
package org.lapwing.learning.query;

import org.jspecify.annotations.NullMarked;
