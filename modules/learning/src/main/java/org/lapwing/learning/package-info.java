/// Training: which pixels a network learns from, in which order, at which rate, and what it leaves behind.
///
/// Belongs here: splits, samplers, augmentation, schedules, training runs. Does not belong here: what a network is made
/// of (`org.lapwing.model`) and how maps are judged (`org.lapwing.accuracy`).
@NullMarked
package org.lapwing.learning;

import org.jspecify.annotations.NullMarked;
