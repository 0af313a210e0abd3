/// Reports of samples: JSON, which is the truth, and the CSV, pages and plots that render it.
///
/// Belongs here: what a report says and looks like. Does not belong here: the estimators.
@NullMarked
package org.lapwing.accuracy.report;

import org.jspecify.annotations.NullMarked;
