/// Which processor runs the networks, and how the process is prepared for it.
///
/// Nothing here loads an engine: what is known comes from the operating system and the class path.
@NullMarked
package org.lapwing.model.device;

import org.jspecify.annotations.NullMarked;
