/// Updates: fitting the head of a trained network to new labels in seconds.
///
/// Belongs here: what of the labels an update reads, the described pixels it learns from, the fit of the head, and the
/// decision whether it is good enough to be published. Does not belong here: full training (`org.lapwing.learning`),
/// rounds and their file (`org.lapwing.project`).
@NullMarked
package org.lapwing.learning.update;

import org.jspecify.annotations.NullMarked;
