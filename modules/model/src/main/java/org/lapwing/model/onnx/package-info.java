/// Serving on the processor with ONNX Runtime, and the export to its file format.
///
/// The only package that sees `ai.onnxruntime` and `ai.onnx.proto`.
@NullMarked
package org.lapwing.model.onnx;

import org.jspecify.annotations.NullMarked;
