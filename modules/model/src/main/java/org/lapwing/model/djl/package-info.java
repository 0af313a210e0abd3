/// Training, and inference on CUDA, with PyTorch through DJL.
///
/// The only package that sees `ai.djl`; no `NDArray` leaves it.
@NullMarked
package org.lapwing.model.djl;

import org.jspecify.annotations.NullMarked;
