/// Services without files, devices or networks, for the tests of the window.
@NullMarked
package org.lapwing.workbench.fake;

import org.jspecify.annotations.NullMarked;
