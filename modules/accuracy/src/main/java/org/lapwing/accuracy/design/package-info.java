/// Designing reference samples: how large strata are on the ground, how many units each gets, and which.
///
/// Belongs here: drawing from rasters of any size by seeded chance. Does not belong here: what is estimated from a
/// sample.
@NullMarked
package org.lapwing.accuracy.design;

import org.jspecify.annotations.NullMarked;
