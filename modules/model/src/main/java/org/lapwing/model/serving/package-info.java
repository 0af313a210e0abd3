/// Opens stored models on the device at hand: ONNX Runtime on the processor, PyTorch on CUDA.
@NullMarked
package org.lapwing.model.serving;

import org.jspecify.annotations.NullMarked;
