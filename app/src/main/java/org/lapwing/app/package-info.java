/// The application: chooses command line or window, and puts the concrete parts together.
///
/// The only place that names them all; nothing depends on it.
@NullMarked
package org.lapwing.app;

import org.jspecify.annotations.NullMarked;
