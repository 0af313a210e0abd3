/// What this machine can compute with, found out and tried: facts, a timed test, advice. No texts for people, which the
/// command line and the window have.
@NullMarked
package org.lapwing.model.doctor;

import org.jspecify.annotations.NullMarked;
