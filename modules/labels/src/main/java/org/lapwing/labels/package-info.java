/// What the ground is: the legend of classes and rasters of known classes.
///
/// Belongs here: turning files of labels into class indices. Does not belong here: how classes are predicted.
@NullMarked
package org.lapwing.labels;

import org.jspecify.annotations.NullMarked;
