/// What the window asks of the rest of Lapwing, as small interfaces that tests can fake.
///
/// Belongs here: interfaces and the records they exchange; calls block and are made on worker threads. Does not belong
/// here: anything a person sees.
@NullMarked
package org.lapwing.workbench.service;

import org.jspecify.annotations.NullMarked;
