package org.lapwing.model.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.model.onnx.ActivationRanges.Range;

/// A network whose maps and kernels are bytes: unsigned ones for maps, signed ones for each output channel's kernel.
///
/// Written as pairs of `QuantizeLinear` and `DequantizeLinear` around every convolution, which ONNX Runtime fuses into
/// integer ones (QDQ form; Jacob et al. 2018, arXiv:1712.05877, eq. 1 to 4). Maps that are only picked, cut, enlarged
/// or pooled keep the steps of what they come from. The convolution that reads the image stays 32-bit, because imagery
/// may have more than 256 steps, and so do those that make scores, because scores of 256 steps tie too often.
final class QuantizedModel {

    private static final List<String> ACTIVATIONS = List.of("Relu", "LeakyRelu", "Clip");
    private static final int STEPS = 255;
    private static final int LARGEST = 127;
    private static final float SMALLEST_STEP = 1e-8f;

    /// How a map is written: `value = scale * (byte - zero)`.
    private record Steps(float scale, int zero) {

        static Steps of(Range range) {
            float scale = Math.max(SMALLEST_STEP, (range.high() - range.low()) / STEPS);
            return new Steps(scale, Math.clamp(Math.round(-range.low() / scale), 0, STEPS));
        }
    }

    private final Map<String, Range> ranges;
    private final Map<String, TensorProto> constants = new HashMap<>();
    private final Map<String, List<NodeProto>> readers = new HashMap<>();
    private final Map<String, Steps> steps = new HashMap<>();
    private final Map<String, String> restored = new HashMap<>();
    private final GraphProto.Builder graph;

    private QuantizedModel(GraphProto original, GraphProto.Builder graph, Map<String, Range> ranges) {
        this.ranges = ranges;
        this.graph = graph;
        original.getInitializerList().forEach(each -> constants.put(each.getName(), each));
        for (var node : original.getNodeList()) {
            node.getInputList().forEach(input -> readers.computeIfAbsent(input, _ -> new ArrayList<>())
                    .add(node));
        }
    }

    /// Writes a network of [OnnxExport] in bytes.
    static ModelProto of(ModelProto model, Map<String, Range> ranges) {
        var result = model.toBuilder();
        var original = model.getGraph();
        var work = new QuantizedModel(original, result.getGraphBuilder().clearNode(), ranges);
        original.getNodeList().forEach(work::add);
        return result.build();
    }

    private void add(NodeProto node) {
        switch (node.getOpType()) {
            case "Conv" -> convolution(node);
            case "Relu", "LeakyRelu", "Clip" -> {
                graph.addNode(node);
                quantize(node.getOutput(0), Steps.of(range(node.getOutput(0))));
            }
            case "MaxPool", "Slice", "Resize" -> {
                var input = node.getInput(0);
                graph.addNode(reading(node));
                if (restored.containsKey(input)) {
                    quantize(node.getOutput(0), known(input));
                }
            }
            case "Concat", "Add" -> {
                graph.addNode(reading(node));
                if (OnnxCells.isShape(node) || makesScores(node.getOutput(0))) {
                    return;
                }
                quantize(node.getOutput(0), Steps.of(range(node.getOutput(0))));
            }
            default -> graph.addNode(reading(node));
        }
    }

    private void convolution(NodeProto node) {
        var input = node.getInput(0);
        var output = node.getOutput(0);
        if (input.equals(OnnxExport.INPUT) || makesScores(output)) {
            graph.addNode(reading(node));
            return;
        }
        if (!restored.containsKey(input)) { // a convolution behind another without ReLU between them
            quantize(input, Steps.of(range(input)));
        }
        var kernel = constant(node.getInput(1));
        var scales = kernelScales(kernel);
        var inputs = new ArrayList<String>();
        inputs.add(restored(input));
        inputs.add(kernel(kernel, scales, output));
        if (node.getInputCount() > 2) {
            inputs.add(bias(constant(node.getInput(2)), scales, known(input).scale));
        }
        graph.addNode(node.toBuilder().clearInput().addAllInput(inputs));
        if (readers.getOrDefault(output, List.of()).stream()
                .noneMatch(reader -> ACTIVATIONS.contains(reader.getOpType()))) {
            quantize(output, Steps.of(range(output)));
        }
    }

    /// Whether what a map becomes on the way to the output has no further convolution.
    private boolean makesScores(String map) {
        return readers.getOrDefault(map, List.of()).stream()
                .allMatch(
                        reader -> List.of("Identity", "Resize", "Slice", "Add").contains(reader.getOpType())
                                && makesScores(reader.getOutput(0)));
    }

    private NodeProto reading(NodeProto node) {
        var inputs = node.getInputList().stream().map(this::restored).toList();
        return node.toBuilder().clearInput().addAllInput(inputs).build();
    }

    private String restored(String map) {
        return restored.getOrDefault(map, map);
    }

    private Range range(String map) {
        var range = ranges.get(map);
        if (range == null) {
            throw new IllegalStateException("no range of " + map + " was measured");
        }
        return range;
    }

    private Steps known(String map) {
        var found = steps.get(map);
        if (found == null) {
            throw new IllegalStateException(map + " was not written in steps");
        }
        return found;
    }

    private TensorProto constant(String name) {
        var found = constants.get(name);
        if (found == null) {
            throw new IllegalStateException(name + " is no constant");
        }
        return found;
    }

    private void quantize(String map, Steps as) {
        steps.put(map, as);
        graph.addInitializer(TensorProto.newBuilder()
                .setName(map + ".scale")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addFloatData(as.scale));
        graph.addInitializer(TensorProto.newBuilder()
                .setName(map + ".zero")
                .setDataType(TensorProto.DataType.UINT8.getNumber())
                .addInt32Data(as.zero));
        var parameters = List.of(map + ".scale", map + ".zero");
        graph.addNode(pair("QuantizeLinear", map, parameters, map + ".bytes"));
        graph.addNode(pair("DequantizeLinear", map + ".bytes", parameters, map + ".restored"));
        restored.put(map, map + ".restored");
    }

    /// The step of each output channel's kernel.
    private static float[] kernelScales(TensorProto kernel) {
        var values = floats(kernel);
        int channels = (int) kernel.getDims(0);
        int each = values.length / channels;
        var scales = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            float largest = SMALLEST_STEP;
            for (int i = channel * each; i < (channel + 1) * each; i++) {
                largest = Math.max(largest, Math.abs(values[i]));
            }
            scales[channel] = largest / LARGEST;
        }
        return scales;
    }

    private String kernel(TensorProto kernel, float[] scales, String name) {
        var values = floats(kernel);
        int each = values.length / scales.length;
        var bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(values[i] / scales[i / each]), -LARGEST, LARGEST);
        }
        return restoredConstant(
                name + ".kernel8",
                TensorProto.newBuilder()
                        .setDataType(TensorProto.DataType.INT8.getNumber())
                        .addAllDims(kernel.getDimsList())
                        .setRawData(ByteString.copyFrom(bytes)),
                scales);
    }

    private String bias(TensorProto bias, float[] kernelScales, float inputScale) {
        var values = floats(bias);
        var numbers = TensorProto.newBuilder()
                .setDataType(TensorProto.DataType.INT32.getNumber())
                .addAllDims(bias.getDimsList());
        var scales = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scales[i] = kernelScales[i] * inputScale;
            numbers.addInt32Data(Math.round(values[i] / scales[i]));
        }
        return restoredConstant(bias.getName() + "32", numbers, scales);
    }

    private String restoredConstant(String name, TensorProto.Builder numbers, float[] scales) {
        graph.addInitializer(numbers.setName(name));
        var steps = TensorProto.newBuilder()
                .setName(name + ".scale")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(scales.length);
        var zeros = TensorProto.newBuilder()
                .setName(name + ".zero")
                .setDataType(numbers.getDataType())
                .addDims(scales.length);
        for (float scale : scales) {
            steps.addFloatData(scale);
            zeros.addInt32Data(0);
        }
        graph.addInitializer(steps);
        graph.addInitializer(zeros);
        graph.addNode(
                pair("DequantizeLinear", name, List.of(name + ".scale", name + ".zero"), name + ".restored").toBuilder()
                        .addAttribute(OnnxExport.integer("axis", 0)));
        return name + ".restored";
    }

    private static NodeProto pair(String operator, String input, List<String> parameters, String output) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addInput(input)
                .addAllInput(parameters)
                .addOutput(output)
                .build();
    }

    private static float[] floats(TensorProto tensor) {
        var buffer = tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        var values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }
}
