/// What a network computes, as plain data: layers, their weights, what an output pixel depends on.
///
/// Belongs here: everything that follows from the layers alone. Does not belong here: running them (`djl`, `onnx`).
@NullMarked
package org.lapwing.model.graph;

import org.jspecify.annotations.NullMarked;
