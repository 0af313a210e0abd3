/// The view models: all state of the window, testable without a toolkit.
///
/// Belongs here: observable values and the actions that change them, on the UI executor only. Does not belong here:
/// controls, or anything of `javafx.scene`.
@NullMarked
package org.lapwing.workbench.state;

import org.jspecify.annotations.NullMarked;
