/// Every text the window shows: the message bundle and the formats of numbers and durations.
@NullMarked
package org.lapwing.workbench.text;

import org.jspecify.annotations.NullMarked;
