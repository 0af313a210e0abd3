/// Everything a person can do by menu, key or command list: one registry, shown in several places.
@NullMarked
package org.lapwing.workbench.command;

import org.jspecify.annotations.NullMarked;
