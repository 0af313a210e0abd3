package org.lapwing.model.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Between which values the maps inside a network lie on real imagery, so that they can be written as bytes.
///
/// The widest of the patches counts, less the farthest ten-thousandth at each side: a single pixel must not cost all
/// others their steps.
final class ActivationRanges {

    /// @param low smallest value, at most 0
    /// @param high largest value, at least 0
    record Range(float low, float high) {

        Range {
            low = Math.min(0, low);
            high = Math.max(0, high);
        }

        Range with(Range other) {
            return new Range(Math.min(low, other.low), Math.max(high, other.high));
        }
    }

    private static final double OUTLIERS = 1e-4;
    private static final int MOST_VALUES = 200_000;

    private ActivationRanges() {}

    /// Runs a network and looks at every map. Device thread only; takes the memory of all maps of one patch.
    ///
    /// @param patches normalised patches of `side` by `side` pixels, at least one
    static Map<String, Range> of(ModelProto model, List<float[]> patches, int bands, int side) throws OrtException {
        var open = model.toBuilder();
        for (var node : model.getGraph().getNodeList()) {
            if (!node.getOutput(0).equals(OnnxExport.OUTPUT) && !OnnxCells.isShape(node)) {
                open.getGraphBuilder()
                        .addOutput(ValueInfoProto.newBuilder()
                                .setName(node.getOutput(0))
                                .setType(TypeProto.newBuilder()
                                        .setTensorType(TypeProto.Tensor.newBuilder()
                                                .setElemType(TensorProto.DataType.FLOAT.getNumber()))));
            }
        }
        var ranges = new HashMap<String, Range>();
        var environment = OrtEnvironment.getEnvironment();
        long[] shape = {1, bands, side, side};
        try (var options = new OrtSession.SessionOptions();
                var session = environment.createSession(open.build().toByteArray(), options)) {
            for (var patch : patches) {
                try (var image = OnnxTensor.createTensor(environment, FloatBuffer.wrap(patch), shape);
                        var maps = session.run(Map.of(OnnxExport.INPUT, image))) {
                    for (var map : maps) {
                        ranges.merge(map.getKey(), range(((OnnxTensor) map.getValue()).getFloatBuffer()), Range::with);
                    }
                }
            }
        }
        return ranges;
    }

    private static Range range(FloatBuffer values) {
        int step = Math.max(1, values.remaining() / MOST_VALUES);
        var some = new float[values.remaining() / step];
        for (int i = 0; i < some.length; i++) {
            some[i] = values.get(values.position() + i * step);
        }
        Arrays.sort(some);
        int edge = (int) (OUTLIERS * (some.length - 1));
        return new Range(some[edge], some[some.length - 1 - edge]);
    }
}
