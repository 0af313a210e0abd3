/// Speed and memory, measured end to end and set against a peer or a limit in the same run.
///
/// Belongs here: whole pieces of work a person waits for. Does not belong here: anything that decides whether a build
/// passes; machines are too different for that.
@NullMarked
package org.lapwing.benchmarks;

import org.jspecify.annotations.NullMarked;
