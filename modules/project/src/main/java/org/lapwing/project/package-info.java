/// The project folder: which images, labels, legend and model belong together, and how they are stored.
///
/// Belongs here: the project file and its migrations, the sample project. Does not belong here: panels, commands.
@NullMarked
package org.lapwing.project;

import org.jspecify.annotations.NullMarked;
