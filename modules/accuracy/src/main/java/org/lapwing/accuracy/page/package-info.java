/// What report pages are made of: escaped text, numbers as people read them, SVG drawings and their colours.
///
/// Belongs here: what several reports share. Does not belong here: what a report says.
@NullMarked
package org.lapwing.accuracy.page;

import org.jspecify.annotations.NullMarked;
