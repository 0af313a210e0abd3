package org.lapwing.model.start;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.LivelyWeights;
import org.lapwing.model.MobileUNet;
import org.lapwing.model.ModelException;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.PspNet;
import org.lapwing.model.Tensor;
import org.lapwing.model.UNet;
import org.lapwing.model.Weights;
import org.lapwing.model.encoder.ResNet.Depth;
import org.lapwing.model.graph.ParameterSpec;
import org.lapwing.model.onnx.OnnxExport;

class WeightMatchTest {

    @TempDir
    Path folder;

    private static final NetworkSpec PYRAMID = new PspNet(3, 4, Depth.RESNET50, 4);

    private static WeightMatch match(NetworkSpec network, Weights file, FirstConvolution first) throws ModelException {
        var graph = network.graph();
        return WeightMatch.of(graph, InitialWeights.draw(graph, 1), file, first, "file");
    }

    /// The encoder as torchvision would store it, with its classifier and counters.
    private static Weights torchvision(NetworkSpec network, String wrapper) {
        var tensors = new LinkedHashMap<String, Tensor>();
        LivelyWeights.of(network.graph(), 5).asMap().forEach((name, tensor) -> {
            if (name.startsWith("encoder.")) {
                tensors.put(wrapper + name.substring("encoder.".length()), tensor);
            }
        });
        tensors.put("fc.weight", new Tensor(List.of(10, 128), new float[1280]));
        tensors.put("fc.bias", new Tensor(List.of(10), new float[10]));
        return new Weights(tensors);
    }

    @Test
    void torchvisionsNamesBecomeThoseOfTheEncoder() throws ModelException {
        for (var wrapper : List.of("", "backbone.", "module.", "module.backbone.", "encoder.")) {
            var file = torchvision(PYRAMID, wrapper);
            var match = match(PYRAMID, file, FirstConvolution.KEEP_DRAWN);
            assertEquals(53 * 5, match.matched().size(), wrapper);
            assertEquals(List.of("fc.weight", "fc.bias"), match.unused());
            assertEquals("not in the file", match.left().get("fuse.conv.weight"));
            var name = "encoder.layer3.2.bn1.running_var";
            assertArrayEquals(
                    file.get(wrapper + "layer3.2.bn1.running_var").values(),
                    match.weights().get(name).values());
            match.weights().requireFit(PYRAMID.graph());
        }
    }

    @Test
    void torchvisionsMobilenetIsKnownAndTimmsToo() throws ModelException {
        var network = new MobileUNet(3, 4, 15);
        var file = torchvision(network, "");
        assertTrue(file.names().contains("features.4.conv.1.0.weight"));
        assertEquals(
                51 * 5,
                match(network, file, FirstConvolution.KEEP_DRAWN).matched().size());
        var timm = new LinkedHashMap<String, Tensor>();
        int number = 1;
        var blocks = List.of(1, 2, 3, 4, 3, 3, 1);
        put(timm, file, "features.0.0", "conv_stem");
        put(timm, file, "features.0.1", "bn1");
        for (int stage = 0; stage < blocks.size(); stage++) {
            for (int block = 0; block < blocks.get(stage); block++, number++) {
                var parts = stage == 0
                        ? Map.of("0.0", "conv_dw", "0.1", "bn1", "1", "conv_pw", "2", "bn2")
                        : Map.of(
                                "0.0",
                                "conv_pw",
                                "0.1",
                                "bn1",
                                "1.0",
                                "conv_dw",
                                "1.1",
                                "bn2",
                                "2",
                                "conv_pwl",
                                "3",
                                "bn3");
                for (var part : parts.entrySet()) {
                    put(
                            timm,
                            file,
                            "features." + number + ".conv." + part.getKey(),
                            "blocks." + stage + "." + block + "." + part.getValue());
                }
            }
        }
        var match = match(network, new Weights(timm), FirstConvolution.KEEP_DRAWN);
        assertEquals(51 * 5, match.matched().size());
        assertArrayEquals(
                file.get("features.9.conv.1.0.weight").values(),
                match.weights().get("encoder.features.9.conv.1.0.weight").values());
    }

    private static void put(Map<String, Tensor> target, Weights file, String from, String to) {
        file.asMap().forEach((name, tensor) -> {
            if (name.startsWith(from + ".") && name.indexOf('.', from.length() + 1) < 0) {
                target.put(to + name.substring(from.length()), tensor);
            }
        });
    }

    @Test
    void anEarlierModelWithOtherClassesGivesAllButItsHead() throws ModelException {
        var earlier = LivelyWeights.of(new UNet(3, 5, 2, 4, UNet.Norm.BATCH).graph(), 2);
        var match = match(new UNet(3, 7, 2, 4, UNet.Norm.BATCH), earlier, FirstConvolution.KEEP_DRAWN);
        assertEquals(
                Map.of(
                        "head.weight", "shape [5, 4, 1, 1] in the file, [7, 4, 1, 1] here",
                        "head.bias", "shape [5] in the file, [7] here"),
                match.left());
        var lines = match.lines("earlier");
        assertTrue(
                lines.getFirst()
                        .contains((earlier.names().size() - 2) + " of "
                                + earlier.names().size()),
                lines.getFirst());
        assertTrue(lines.contains("drawn anew: head.bias (shape [5] in the file, [7] here)"), lines.toString());
    }

    @Test
    void aFirstConvolutionIsAdaptedToOtherBandsWhenAsked() throws ModelException {
        var file = torchvision(PYRAMID, "");
        var more = new PspNet(5, 4, Depth.RESNET50, 4);
        var kernel = file.get("conv1.weight").values();
        var kept = match(more, file, FirstConvolution.KEEP_DRAWN);
        assertEquals(
                "shape [4, 3, 7, 7] in the file, [4, 5, 7, 7] here", kept.left().get("encoder.conv1.weight"));
        var average = match(more, file, FirstConvolution.AVERAGE).weights().get("encoder.conv1.weight");
        assertEquals(List.of(4, 5, 7, 7), average.shape());
        assertEquals((kernel[0] + kernel[49] + kernel[98]) / 5, average.values()[0], 1e-6);
        assertEquals(average.values()[0], average.values()[4 * 49]);
        var repeat = match(more, file, FirstConvolution.REPEAT)
                .weights()
                .get("encoder.conv1.weight")
                .values();
        assertEquals(kernel[0] / 2, repeat[0], 1e-6); // bands 0 and 3 share it
        assertEquals(kernel[0] / 2, repeat[3 * 49], 1e-6);
        assertEquals(kernel[98], repeat[2 * 49], 1e-6);
        double sum = 0;
        double expected = 0;
        for (int band = 0; band < 5; band++) {
            sum += repeat[band * 49];
        }
        for (int band = 0; band < 3; band++) {
            expected += kernel[band * 49];
        }
        assertEquals(expected, sum, 1e-5);
    }

    @Test
    void nothingMatchedIsAnErrorThatNamesBothSides() {
        var file = new Weights(Map.of("classifier.0.weight", new Tensor(List.of(1), new float[] {1})));
        var failure = assertThrows(ModelException.class, () -> match(PYRAMID, file, FirstConvolution.AVERAGE));
        assertTrue(failure.getMessage().contains("classifier.0.weight"), failure.getMessage());
        assertTrue(failure.getMessage().contains("encoder.conv1.weight"), failure.getMessage());
    }

    @Test
    void aBiasOfAsManyClassesIsNoMatch() {
        var other = LivelyWeights.of(new UNet(3, 4, 2, 4, UNet.Norm.BATCH).graph(), 2);
        assertTrue(other.names().contains("head.bias"));
        assertThrows(ModelException.class, () -> match(PYRAMID, other, FirstConvolution.KEEP_DRAWN));
    }

    @Test
    void valuesThatAreNoNumbersAreRefused() {
        var tensors = new LinkedHashMap<>(torchvision(PYRAMID, "").asMap());
        tensors.put("bn1.bias", new Tensor(List.of(4), new float[] {1, Float.NaN, 1, 1}));
        var failure = assertThrows(
                ModelException.class, () -> match(PYRAMID, new Weights(tensors), FirstConvolution.KEEP_DRAWN));
        assertTrue(failure.getMessage().contains("bn1.bias"), failure.getMessage());
    }

    @Test
    void onnxFilesGiveTheirInitialisers() throws IOException {
        var network = new UNet(2, 3, 2, 4, UNet.Norm.NONE);
        var weights = LivelyWeights.of(network.graph(), 4);
        var file = folder.resolve("model.onnx");
        Files.write(file, OnnxExport.model(network.graph(), weights, 0, ""));
        var match = match(network, WeightFiles.read(file), FirstConvolution.KEEP_DRAWN);
        assertEquals(Map.of(), match.left());
        assertArrayEquals(
                weights.get("encoder1.conv1.weight").values(),
                match.weights().get("encoder1.conv1.weight").values());
        Files.write(file, new byte[] {1, 2, 3});
        assertThrows(ModelException.class, () -> WeightFiles.read(file));
    }

    /// A file as PyTorch programs write it: half floats, doubles and a counter beside floats.
    @Test
    void safetensorsOfAnyFloatsAreRead() throws IOException {
        var file = folder.resolve("w.safetensors");
        var data = ByteBuffer.allocate(4 + 4 + 4 + 8 + 8).order(ByteOrder.LITTLE_ENDIAN);
        data.putFloat(1.5f);
        data.putShort(Float.floatToFloat16(2.5f)).putShort(Float.floatToFloat16(-1));
        data.putShort((short) (Float.floatToIntBits(3f) >> 16)).putShort((short) (Float.floatToIntBits(-8f) >> 16));
        data.putDouble(4.25);
        data.putLong(77);
        var json = "{" + entry("a", "F32", "1", 0, 4) + "," + entry("b", "F16", "2", 4, 8) + ","
                + entry("c", "BF16", "2", 8, 12) + "," + entry("d", "F64", "1", 12, 20) + ","
                + entry("num_batches_tracked", "I64", "", 20, 28) + "}";
        write(file, json, data);
        var weights = WeightFiles.read(file);
        assertEquals(List.of("a", "b", "c", "d"), new ArrayList<>(weights.names()));
        assertArrayEquals(new float[] {2.5f, -1}, weights.get("b").values());
        assertArrayEquals(new float[] {3, -8}, weights.get("c").values());
        assertEquals(4.25f, weights.get("d").values()[0]);
        write(file, "{" + entry("a", "F8_E4M3", "28", 0, 28) + "}", data);
        var failure = assertThrows(ModelException.class, () -> WeightFiles.read(file));
        assertTrue(failure.getMessage().contains("F8_E4M3"), failure.getMessage());
    }

    private static String entry(String name, String type, String shape, int begin, int end) {
        return "\"" + name + "\":{\"dtype\":\"" + type + "\",\"shape\":[" + shape + "],\"data_offsets\":[" + begin + ","
                + end + "]}";
    }

    private static void write(Path file, String json, ByteBuffer data) throws IOException {
        var header = json.getBytes(StandardCharsets.UTF_8);
        var all = ByteBuffer.allocate(8 + header.length + data.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(header.length).put(header).put(data.array());
        Files.write(file, all.array());
    }

    @Test
    void filesThatMayHoldCodeAreRefusedWithAWayOut() {
        for (var name : List.of("resnet50.pth", "scripted.pt", "pytorch_model.bin", "Model.H5")) {
            var failure = assertThrows(ModelException.class, () -> WeightFiles.read(folder.resolve(name)));
            assertTrue(failure.getMessage().contains("safetensors"), failure.getMessage());
        }
        assertThrows(ModelException.class, () -> WeightFiles.read(folder.resolve("weights.txt")));
        assertThrows(ModelException.class, () -> WeightFiles.read(folder.resolve("none.safetensors")));
        assertThrows(ModelException.class, () -> WeightFiles.read(folder.resolve("none.onnx")));
    }

    @Test
    void everyParameterIsEitherMatchedOrLeft() throws ModelException {
        var match = match(PYRAMID, torchvision(PYRAMID, ""), FirstConvolution.KEEP_DRAWN);
        var names =
                PYRAMID.graph().parameters().stream().map(ParameterSpec::name).toList();
        assertEquals(names.size(), match.matched().size() + match.left().size());
        assertTrue(match.weights().names().containsAll(names));
    }
}
