package org.lapwing.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.lapwing.model.FoldedNetwork;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.Tensor;
import org.lapwing.model.Weights;
import org.lapwing.model.graph.CoreGraph;
import org.lapwing.model.graph.Layer;
import org.lapwing.model.graph.Layer.Add;
import org.lapwing.model.graph.Layer.BatchNorm;
import org.lapwing.model.graph.Layer.Bias;
import org.lapwing.model.graph.Layer.Concat;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.Crop;
import org.lapwing.model.graph.Layer.Dropout;
import org.lapwing.model.graph.Layer.GridPool;
import org.lapwing.model.graph.Layer.MaxPool;
import org.lapwing.model.graph.Layer.Relu;
import org.lapwing.model.graph.Layer.ResizeLike;
import org.lapwing.model.graph.Layer.Upsample;
import org.lapwing.model.graph.LayerGraph;

/// Trained networks as ONNX files.
///
/// Batch norm is folded, batch, height and width are left open, and the margin is cut off inside ([CoreGraph]), so the
/// file answers what a `Segmenter` answers. The weights' SHA-256 is in the file's metadata.
public final class OnnxExport {

    /// Name of the input in files.
    public static final String INPUT = "image";

    /// Name of the output in files.
    public static final String OUTPUT = "scores";

    /// Key of the weights' SHA-256 in the metadata.
    public static final String WEIGHTS_SHA256 = "weights_sha256";

    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 17;

    /// Channels per block in ONNX Runtime's layout on processors with AVX-512; 8 with AVX2.
    private static final int BLOCK = 16;

    private OnnxExport() {}

    /// Writes a new file and forces it to disk.
    ///
    /// @param sha256 SHA-256 of the weights file
    /// @throws ModelException if the weights are not the network's
    public static void write(Path file, ModelCard card, Weights weights, String sha256) throws IOException {
        var bytes = ByteBuffer.wrap(model(card.network().graph(), weights, card.margin(), sha256));
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /// The bytes of a file.
    ///
    /// @param margin pixels cut from each side of the answer
    /// @param sha256 SHA-256 of the weights file
    /// @throws ModelException if the weights are not the network's
    public static byte[] model(LayerGraph network, Weights weights, int margin, String sha256) throws ModelException {
        return model(network, weights, margin, sha256, Crops.IN_BLOCKS).toByteArray();
    }

    /// How maps are cut.
    enum Crops {
        /// As convolutions, which keep the layout in blocks of channels; see [#cropInBlocks].
        IN_BLOCKS,
        /// As slices: for maps of bytes, which have no such layout.
        SLICED
    }

    static ModelProto model(LayerGraph network, Weights weights, int margin, String sha256, Crops crops)
            throws ModelException {
        var folded = FoldedNetwork.of(network, weights);
        var core = CoreGraph.of(folded.graph(), margin);
        var graph = GraphProto.newBuilder().setName("lapwing");
        graph.addInput(value(INPUT, network.bands()));
        var last = core.output().name();
        int classes = core.channels(last);
        graph.addOutput(value(OUTPUT, classes));
        folded.weights().asMap().forEach((name, tensor) -> graph.addInitializer(floats(name, tensor)));
        core.layers().forEach(layer -> add(graph, core, layer, crops));
        graph.addNode(node("Identity", List.of(last), OUTPUT));
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("Lapwing")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .addMetadataProps(StringStringEntryProto.newBuilder()
                        .setKey(WEIGHTS_SHA256)
                        .setValue(sha256))
                .setGraph(graph)
                .build();
    }

    private static void add(GraphProto.Builder graph, LayerGraph network, Layer layer, Crops crops) {
        switch (layer) {
            case Convolution c -> {
                var inputs = c.bias() == Bias.ADDED
                        ? List.of(name(c.input()), c.name() + ".weight", c.name() + ".bias")
                        : List.of(name(c.input()), c.name() + ".weight");
                int padding = c.padding();
                graph.addNode(node("Conv", inputs, c.name()).toBuilder()
                        .addAttribute(integers("kernel_shape", c.kernel(), c.kernel()))
                        .addAttribute(integers("strides", c.stride(), c.stride()))
                        .addAttribute(integers("dilations", c.dilation(), c.dilation()))
                        .addAttribute(integer("group", c.groups()))
                        .addAttribute(integers("pads", padding, padding, padding, padding)));
            }
            case BatchNorm norm -> throw new IllegalStateException(norm.name() + " was not folded");
            case Dropout dropout -> throw new IllegalStateException(dropout.name() + " was not left out");
            case Relu relu -> relu(graph, relu);
            case MaxPool pool -> {
                int padding = pool.padding();
                graph.addNode(node("MaxPool", List.of(name(pool.input())), pool.name()).toBuilder()
                        .addAttribute(integers("kernel_shape", pool.kernel(), pool.kernel()))
                        .addAttribute(integers("strides", 2, 2))
                        .addAttribute(integers("pads", padding, padding, padding, padding)));
            }
            case GridPool pool -> OnnxCells.pool(graph, pool, name(pool.input()));
            case ResizeLike resize -> OnnxCells.resize(graph, resize, name(resize.input()), name(resize.like()));
            case Upsample up -> {
                var scales = up.name() + ".scales";
                graph.addInitializer(
                        floats(scales, new Tensor(List.of(4), new float[] {1, 1, up.factor(), up.factor()})));
                graph.addNode(bilinear(List.of(name(up.input()), "", scales), up.name()));
            }
            case Concat concat ->
                graph.addNode(node("Concat", names(concat.inputs()), concat.name()).toBuilder()
                        .addAttribute(integer("axis", 1)));
            case Add sum -> {
                // a chain of sums of two: the operator for more is not fused by runtimes
                var inputs = names(sum.inputs());
                var last = inputs.getFirst();
                for (int i = 1; i < inputs.size(); i++) {
                    var name = i == inputs.size() - 1 ? sum.name() : sum.name() + "." + i;
                    graph.addNode(node("Add", List.of(last, inputs.get(i)), name));
                    last = name;
                }
            }
            case Crop crop -> {
                int channels = network.channels(crop.name());
                if (crops == Crops.IN_BLOCKS && channels % BLOCK == 0) {
                    cropInBlocks(graph, crop, channels);
                } else {
                    crop(graph, crop);
                }
            }
        }
    }

    private static void relu(GraphProto.Builder graph, Relu relu) {
        var input = name(relu.input());
        if (relu.slope() > 0) {
            graph.addNode(node("LeakyRelu", List.of(input), relu.name()).toBuilder()
                    .addAttribute(AttributeProto.newBuilder()
                            .setName("alpha")
                            .setType(AttributeType.FLOAT)
                            .setF(relu.slope())));
        } else if (Float.isInfinite(relu.limit())) {
            graph.addNode(node("Relu", List.of(input), relu.name()));
        } else {
            var least = relu.name() + ".least";
            var most = relu.name() + ".most";
            graph.addInitializer(floats(least, new Tensor(List.of(), new float[] {0})));
            graph.addInitializer(floats(most, new Tensor(List.of(), new float[] {relu.limit()})));
            graph.addNode(node("Clip", List.of(input, least, most), relu.name()));
        }
    }

    static NodeProto.Builder bilinear(List<String> inputs, String output) {
        return node("Resize", inputs, output).toBuilder()
                .addAttribute(text("mode", "linear"))
                .addAttribute(text("coordinate_transformation_mode", "half_pixel"));
    }

    private static void crop(GraphProto.Builder graph, Crop crop) {
        graph.addInitializer(longs(crop.name() + ".starts", crop.pixels(), crop.pixels()));
        graph.addInitializer(longs(crop.name() + ".ends", -crop.pixels(), -crop.pixels()));
        graph.addInitializer(longs(crop.name() + ".axes", 2, 3));
        var inputs = List.of(name(crop.input()), crop.name() + ".starts", crop.name() + ".ends", crop.name() + ".axes");
        graph.addNode(node("Slice", inputs, crop.name()));
    }

    /// A crop written as a convolution of each channel with a 1 between zeros, the zeros `pixels` away and no padding.
    ///
    /// ONNX Runtime keeps maps in blocks of channels, and a slice would make it unpack and pack them again:
    /// that costs all that the crop saves. This stays in blocks, and 1 * x + 0 + … is x to the last bit.
    private static void cropInBlocks(GraphProto.Builder graph, Crop crop, int channels) {
        var kernel = new float[channels * 9];
        for (int channel = 0; channel < channels; channel++) {
            kernel[channel * 9 + 4] = 1;
        }
        var weights = crop.name() + ".kernel";
        graph.addInitializer(floats(weights, new Tensor(List.of(channels, 1, 3, 3), kernel)));
        graph.addNode(node("Conv", List.of(name(crop.input()), weights), crop.name()).toBuilder()
                .addAttribute(integers("kernel_shape", 3, 3))
                .addAttribute(integers("dilations", crop.pixels(), crop.pixels()))
                .addAttribute(integer("group", channels)));
    }

    private static List<String> names(List<String> layers) {
        return layers.stream().map(OnnxExport::name).toList();
    }

    private static String name(String layer) {
        return layer.equals(LayerGraph.INPUT) ? INPUT : layer;
    }

    static NodeProto node(String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output)
                .build();
    }

    static AttributeProto integers(String name, long... values) {
        var attribute = AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    private static TensorProto floats(String name, Tensor tensor) {
        var bytes = ByteBuffer.allocate(tensor.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(tensor.values());
        var proto = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        tensor.shape().forEach(size -> proto.addDims(size));
        return proto.build();
    }

    static TensorProto longs(String name, long... values) {
        var proto = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length);
        for (long value : values) {
            proto.addInt64Data(value);
        }
        return proto.build();
    }

    private static ValueInfoProto value(String name, int channels) {
        var shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(channels))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(name + "_height"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(name + "_width"));
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(shape)))
                .build();
    }
}
