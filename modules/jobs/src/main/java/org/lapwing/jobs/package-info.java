/// Cancellation, progress, named threads and the device queue.
///
/// Belongs here: anything about *when and on which thread* work runs. Does not belong here: what the work is.
@NullMarked
package org.lapwing.jobs;

import org.jspecify.annotations.NullMarked;
