/// The hands that draw on the map: how moves of the pointer and keys become strokes. Belongs here: gestures and the
/// marks that show them. Does not belong here: what a stroke does to annotations, and anything of the toolkit.
@NullMarked
package org.lapwing.workbench.drawing;

import org.jspecify.annotations.NullMarked;
