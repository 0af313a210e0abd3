/// How far two annotators agree who labelled the same patches without seeing each other's labels.
///
/// Belongs here: agreement between people. Does not belong here: how right a map is, which no agreement tells.
@NullMarked
package org.lapwing.accuracy.agreement;

import org.jspecify.annotations.NullMarked;
