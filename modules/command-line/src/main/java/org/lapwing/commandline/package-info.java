/// The `lapwing` commands: each parses, calls one service, prints, and answers an exit code.
///
/// Exit codes: 0 done, 1 failed, 2 wrong usage, 130 cancelled. Results go to standard output, progress and messages to
/// standard error. Does not belong here: anything a panel of the window would also need.
@NullMarked
package org.lapwing.commandline;

import org.jspecify.annotations.NullMarked;
