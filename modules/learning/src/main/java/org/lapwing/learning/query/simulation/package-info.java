/// What choosing patches would have been worth: queries played through on images whose labels are known.
///
/// A [org.lapwing.learning.query.simulation.Simulation] hides the labels of an image, hands them out patch by
/// patch as strategies ask for them, and measures a network after every round on ground that nobody may ask
/// for.
@NullMarked
package org.lapwing.learning.query.simulation;

import org.jspecify.annotations.NullMarked;
