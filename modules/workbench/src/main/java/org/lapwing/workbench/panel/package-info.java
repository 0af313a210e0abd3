/// The controls: each binds to one view model and holds no state of its own.
@NullMarked
package org.lapwing.workbench.panel;

import org.jspecify.annotations.NullMarked;
