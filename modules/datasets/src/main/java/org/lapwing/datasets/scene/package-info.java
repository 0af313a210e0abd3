/// A made landscape with its ground truth: the first thing a new user sees, and pixels for tests and demonstrations.
///
/// Belongs here: what the land looks like and which class covers it, from a seed. Does not belong here: what a project
/// does with it.
@NullMarked
package org.lapwing.datasets.scene;

import org.jspecify.annotations.NullMarked;
