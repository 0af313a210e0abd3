/// The window: one stage with the map in the middle, layers and legend left, one panel a task right.
///
/// Belongs here: putting the parts of the window together, menus, commands, themes. State lives in
/// `org.lapwing.workbench.state`, controls in `org.lapwing.workbench.panel`, what the window asks of the rest of
/// Lapwing in `org.lapwing.workbench.service`. Does not belong here: pixels, models, files.
@NullMarked
package org.lapwing.workbench;

import org.jspecify.annotations.NullMarked;
