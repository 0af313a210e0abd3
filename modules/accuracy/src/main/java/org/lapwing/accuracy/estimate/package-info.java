/// Estimates of accuracy and area from a probability sample, with their standard errors and intervals.
///
/// Belongs here: pure functions from a [org.lapwing.accuracy.estimate.ReferenceSample] to numbers; each formula
/// names its author, year and equation. Does not belong here: reading tables, drawing samples, writing reports.
@NullMarked
package org.lapwing.accuracy.estimate;

import org.jspecify.annotations.NullMarked;
