package org.lapwing.model.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lapwing.model.ModelException;
import org.lapwing.model.Tensor;
import org.lapwing.model.Weights;

/// Named float arrays in a file of the safetensors layout: 8 bytes header length, a JSON header, the values.
///
/// Our own files hold 32-bit floats only; of others' files other floats are read too, and numbers of other
/// kinds left out. Every length is checked against the file before memory is taken.
final class SafeTensors {

    private static final int HEADER_LIMIT = 4 << 20;
    private static final int TENSOR_LIMIT = 65_536;
    private static final int DIMENSION_LIMIT = 8;
    private static final String METADATA = "__metadata__";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// What a file holds.
    ///
    /// @param tensors arrays in the order of their values in the file
    /// @param metadata texts of the header, by name
    record Content(Weights tensors, Map<String, String> metadata) {}

    private record Entry(String name, List<Integer> shape, String type, long begin, long end) {}

    /// Bytes of a value of each type in files.
    private static final Map<String, Integer> TYPES = Map.ofEntries(
            Map.entry("F32", 4),
            Map.entry("F64", 8),
            Map.entry("F16", 2),
            Map.entry("BF16", 2),
            Map.entry("I64", 8),
            Map.entry("I32", 4),
            Map.entry("I16", 2),
            Map.entry("I8", 1),
            Map.entry("U8", 1),
            Map.entry("BOOL", 1));

    private SafeTensors() {}

    /// Reads a whole file of ours.
    ///
    /// @throws ModelException if it is missing, damaged or of another kind
    static Content read(Path file) throws ModelException {
        return read(file, Map.of("F32", Float.BYTES));
    }

    /// Reads a file of any origin: floats of any width as 32-bit ones, other numbers not at all.
    ///
    /// @throws ModelException if it is missing, damaged or of another kind
    static Content readAny(Path file) throws ModelException {
        return read(file, TYPES);
    }

    private static Content read(Path file, Map<String, Integer> types) throws ModelException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < 10) {
                throw damaged(file, "it has only " + size + " bytes");
            }
            long headerLength = bytes(channel, file, 0, Long.BYTES).getLong();
            if (headerLength < 2 || headerLength > Math.min(HEADER_LIMIT, size - Long.BYTES)) {
                throw damaged(file, "its header claims " + Long.toUnsignedString(headerLength) + " bytes");
            }
            var header = JSON.readTree(
                    bytes(channel, file, Long.BYTES, (int) headerLength).array());
            long start = Long.BYTES + headerLength;
            var tensors = new LinkedHashMap<String, Tensor>();
            for (var entry : entries(file, header, size - start, types)) {
                if (entry.type.contains("F")) {
                    int length = (int) (entry.end - entry.begin);
                    var values = floats(bytes(channel, file, start + entry.begin, length), entry.type);
                    tensors.put(entry.name, new Tensor(entry.shape, values));
                }
            }
            var metadata = new TreeMap<String, String>();
            header.path(METADATA)
                    .properties()
                    .forEach(each -> metadata.put(each.getKey(), each.getValue().asText()));
            return new Content(new Weights(tensors), metadata);
        } catch (JsonProcessingException failure) {
            throw new ModelException(
                    file + " is damaged: its header is no JSON. Copy it again from its origin.", failure);
        } catch (NoSuchFileException missing) {
            throw new ModelException(file + " is missing. Check its name, or copy it again.", missing);
        } catch (IOException failure) {
            throw failure instanceof ModelException known
                    ? known
                    : new ModelException(file + " could not be read: " + failure + ".", failure);
        }
    }

    private static List<Entry> entries(Path file, JsonNode header, long dataBytes, Map<String, Integer> types)
            throws ModelException {
        if (!header.isObject() || header.size() > TENSOR_LIMIT) {
            throw damaged(file, "its header is no list of at most " + TENSOR_LIMIT + " arrays");
        }
        var entries = new ArrayList<Entry>();
        for (var field : header.properties()) {
            if (!field.getKey().equals(METADATA)) {
                entries.add(entry(file, field.getKey(), field.getValue(), types));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long place = 0;
        for (var entry : entries) {
            if (entry.begin != place) {
                throw damaged(file, "the values of " + entry.name + " begin at byte " + entry.begin + ", not " + place);
            }
            place = entry.end;
        }
        if (place != dataBytes) {
            throw damaged(file, "it holds " + dataBytes + " bytes of values where its header counts " + place);
        }
        return entries;
    }

    private static float[] floats(ByteBuffer bytes, String type) {
        var values = new float[bytes.remaining() / TYPES.getOrDefault(type, Float.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case "F64" -> (float) bytes.getDouble();
                case "F16" -> Float.float16ToFloat(bytes.getShort());
                case "BF16" -> Float.intBitsToFloat(bytes.getShort() << 16);
                default -> bytes.getFloat();
            };
        }
        return values;
    }

    private static Entry entry(Path file, String name, JsonNode node, Map<String, Integer> types)
            throws ModelException {
        var type = node.path("dtype").asText();
        var size = types.get(type);
        if (size == null) {
            throw damaged(
                    file,
                    name + " is of type " + node.path("dtype") + " where "
                            + String.join(" or ", new TreeMap<>(types).keySet()) + " is expected");
        }
        var shapeNode = node.path("shape");
        var offsets = node.path("data_offsets");
        if (!shapeNode.isArray() || shapeNode.size() > DIMENSION_LIMIT || !offsets.isArray() || offsets.size() != 2) {
            throw damaged(file, name + " has no shape or place");
        }
        var shape = new ArrayList<Integer>();
        long values = 1;
        for (var each : shapeNode) {
            if (!each.isInt() || each.intValue() < 0) {
                throw damaged(file, name + " has shape " + shapeNode);
            }
            shape.add(each.intValue());
            values *= each.intValue(); // below 2^31 before, so below 2^62 after
            if (values > Integer.MAX_VALUE / Math.max(Float.BYTES, size)) {
                throw damaged(file, name + " has shape " + shapeNode);
            }
        }
        long begin = offsets.get(0).asLong(-1);
        long end = offsets.get(1).asLong(-1);
        if (begin < 0 || end - begin != values * size) {
            throw damaged(file, name + " of shape " + shapeNode + " lies at bytes " + offsets);
        }
        return new Entry(name, shape, type, begin, end);
    }

    private static ByteBuffer bytes(FileChannel channel, Path file, long position, int length) throws IOException {
        if (position + length > channel.size()) {
            throw damaged(file, "it ends at byte " + channel.size() + " where " + (position + length) + " are needed");
        }
        var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw damaged(file, "it ends early");
            }
        }
        return buffer.flip();
    }

    private static ModelException damaged(Path file, String how) {
        return new ModelException(
                file + " is damaged or no safetensors file: " + how + ". Copy it again from its origin.");
    }

    /// Writes a new file and forces it to disk. Equal content gives equal bytes.
    static void write(Path file, Weights weights, Map<String, String> metadata) throws IOException {
        var header = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            var texts = header.putObject(METADATA);
            new TreeMap<>(metadata).forEach(texts::put);
        }
        long place = 0;
        for (var each : weights.asMap().entrySet()) {
            var node = header.putObject(each.getKey()).put("dtype", "F32");
            var shape = node.putArray("shape");
            each.getValue().shape().forEach(shape::add);
            long end = place + (long) each.getValue().values().length * Float.BYTES;
            node.putArray("data_offsets").add(place).add(end);
            place = end;
        }
        var json = JSON.writeValueAsString(header);
        // the format wants values aligned to 8 bytes; blanks at the end of the header do it
        var text = json + " ".repeat((8 - json.getBytes(StandardCharsets.UTF_8).length % 8) % 8);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var head = ByteBuffer.allocate(Long.BYTES + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
            writeAll(channel, head.putLong(bytes.length).put(bytes).flip());
            for (var tensor : weights.asMap().values()) {
                var buffer = ByteBuffer.allocate(tensor.values().length * Float.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
                buffer.asFloatBuffer().put(tensor.values());
                writeAll(channel, buffer);
            }
            channel.force(true);
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
