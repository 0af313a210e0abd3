/// Annotations from and to files of other programs, and from one annotator to another.
///
/// Belongs here: formats, matching of classes, bringing copies together. Does not belong here: the file that
/// annotations live in ([org.lapwing.labels.annotation]).
@NullMarked
package org.lapwing.labels.exchange;

import org.jspecify.annotations.NullMarked;
