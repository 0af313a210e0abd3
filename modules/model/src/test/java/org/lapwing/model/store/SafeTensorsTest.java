package org.lapwing.model.store;

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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.model.ModelException;
import org.lapwing.model.Tensor;
import org.lapwing.model.Weights;

class SafeTensorsTest {

    @TempDir
    Path folder;

    @Test
    void valuesAndMetadataComeBack() throws IOException {
        var tensors = new LinkedHashMap<String, Tensor>();
        tensors.put("z", new Tensor(List.of(2, 3), new float[] {1, -2, 3.5f, Float.MIN_VALUE, 0, -0f}));
        tensors.put("a", new Tensor(List.of(), new float[] {7}));
        tensors.put("none", new Tensor(List.of(0, 4), new float[0]));
        var file = folder.resolve("w.safetensors");
        SafeTensors.write(file, new Weights(tensors), Map.of("steps", "12"));
        var content = SafeTensors.read(file);
        assertEquals(Map.of("steps", "12"), content.metadata());
        assertEquals(3, content.tensors().names().size());
        for (var each : tensors.entrySet()) {
            assertEquals(
                    each.getValue().shape(),
                    content.tensors().get(each.getKey()).shape());
            assertArrayEquals(
                    each.getValue().values(),
                    content.tensors().get(each.getKey()).values());
        }
    }

    @Test
    void valuesBeginAtMultiplesOfEight() throws IOException {
        var file = folder.resolve("w.safetensors");
        SafeTensors.write(file, new Weights(Map.of("x", new Tensor(List.of(1), new float[] {1}))), Map.of());
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0, bytes.getLong() % 8);
        assertEquals(1f, bytes.getFloat(bytes.limit() - 4));
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        var whole = folder.resolve("w.safetensors");
        SafeTensors.write(whole, new Weights(Map.of("x", new Tensor(List.of(4), new float[4]))), Map.of());
        var bytes = Files.readAllBytes(whole);
        for (int length = 0; length < bytes.length; length++) {
            var file = folder.resolve("cut");
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThrows(ModelException.class, () -> SafeTensors.read(file), "cut to " + length);
        }
    }

    @Test
    void lyingHeadersAreRefusedBeforeMemoryIsTaken() throws IOException {
        refuse("{\"x\":{\"dtype\":\"F32\",\"shape\":[400000000],\"data_offsets\":[0,16]}}");
        refuse("{\"x\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],\"data_offsets\":[0,16]}}");
        refuse("{\"x\":{\"dtype\":\"F32\",\"shape\":[-4],\"data_offsets\":[0,16]}}");
        refuse("{\"x\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[16,32]}}");
        refuse("{\"x\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[-16,0]}}");
        refuse("{\"x\":{\"dtype\":\"F16\",\"shape\":[4],\"data_offsets\":[0,16]}}");
        refuse("{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}");
        refuse("{\"x\":{\"dtype\":\"F32\",\"shape\":\"4\",\"data_offsets\":[0,16]}}");
        refuse("{\"x\":7}");
        refuse("[1,2,3]");
        refuse("{\"x\":");
        refuse("[".repeat(5000));
        refuse("{\"x\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]},"
                + "\"y\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}");
    }

    private void refuse(String header) throws IOException {
        var text = header.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(8 + text.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text);
        var file = folder.resolve("lie");
        Files.write(file, bytes.array());
        var failure = assertThrows(ModelException.class, () -> SafeTensors.read(file), header);
        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
    }

    @Test
    void hugeHeaderLengthIsRefused() throws IOException {
        var file = folder.resolve("huge");
        Files.write(
                file,
                ByteBuffer.allocate(64)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(Long.MAX_VALUE)
                        .array());
        assertThrows(ModelException.class, () -> SafeTensors.read(file));
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        var file = folder.resolve("none.safetensors");
        var failure = assertThrows(ModelException.class, () -> SafeTensors.read(file));
        assertEquals(file + " is missing. Check its name, or copy it again.", failure.getMessage());
    }
}
