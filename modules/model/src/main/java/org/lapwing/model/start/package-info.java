/// Starting weights: files of many origins, matched to a network by name and shape.
///
/// Belongs here: which file's array goes where, and why not. Does not belong here: reading the formats
/// (`store`, `onnx`).
@NullMarked
package org.lapwing.model.start;

import org.jspecify.annotations.NullMarked;
