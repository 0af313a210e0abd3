package org.lapwing.datasets.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lapwing.raster.write.WholeFile;

/// Lists of names and numbers as NumPy reads and writes them, and plain text lists, one name a line.
public final class NpyFile {

    private static final long MOST_BYTES = 256L << 20;
    private static final Pattern TEXT_TYPE = Pattern.compile("([<>|=]?)([US])(\\d+)");
    private static final int MOST_LETTERS = 1 << 16;

    private NpyFile() {}

    /// Writes names as a one-dimensional array of Unicode strings (`<U…`), all or nothing.
    public static void writeNames(Path file, List<String> names) throws IOException {
        int letters = Math.max(
                1,
                names.stream()
                        .mapToInt(each -> each.codePointCount(0, each.length()))
                        .max()
                        .orElse(1));
        var data = buffer((long) names.size() * letters * Integer.BYTES);
        for (var name : names) {
            int start = data.position();
            name.codePoints().forEach(data::putInt);
            data.position(start + letters * Integer.BYTES);
        }
        write(file, NpyHeader.write("<U" + letters, List.of(names.size())), data);
    }

    /// Writes whole numbers as a one-dimensional array (`<i8`), all or nothing.
    public static void writeIntegers(Path file, List<Integer> numbers) throws IOException {
        var data = buffer((long) numbers.size() * Long.BYTES);
        numbers.forEach(data::putLong);
        write(file, NpyHeader.write("<i8", List.of(numbers.size())), data);
    }

    /// Writes a table of numbers (`<f8`), all or nothing.
    ///
    /// @param rows all of one length
    public static void writeTable(Path file, List<List<Double>> rows) throws IOException {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
        var data = buffer((long) rows.size() * columns * Double.BYTES);
        for (var row : rows) {
            if (row.size() != columns) {
                throw new IllegalArgumentException("rows of " + columns + " and " + row.size() + " numbers");
            }
            row.forEach(data::putDouble);
        }
        write(file, NpyHeader.write("<f8", List.of(rows.size(), columns)), data);
    }

    /// Reads a list of names: an `.npy` array of strings of one dimension, or a text file with one name a line.
    ///
    /// @throws IOException with a sentence naming file and remedy
    public static List<String> readNames(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no list of names " + file + ". Check the path.");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(
                    file + " has " + Files.size(file) + " bytes, too many for a list of names. Check the path.");
        }
        var bytes = Files.readAllBytes(file);
        var name = file.toString();
        if (!name.toLowerCase(Locale.ROOT).endsWith(".npy")) {
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
        var head = NpyHeader.read(bytes, name);
        var type = TEXT_TYPE.matcher(head.type());
        if (head.type().contains("O")) {
            throw new IOException(name + " holds Python objects, which are not opened because they may run code. Save"
                    + " it as numpy.save(file, numpy.array(names, dtype=str)).");
        }
        if (!type.matches() || head.shape().size() != 1) {
            throw new IOException(name + " holds an array of type " + head.type() + " and shape " + head.shape()
                    + ", no list of names. Save a one-dimensional array of strings.");
        }
        return names(bytes, head, type.group(1).equals(">"), type.group(2), Integer.parseInt(type.group(3)), name);
    }

    private static List<String> names(
            byte[] bytes, NpyHeader head, boolean bigEndian, String kind, int letters, String name) throws IOException {
        int width = kind.equals("U") ? Integer.BYTES : 1;
        int count = head.shape().getFirst();
        if (letters > MOST_LETTERS || count < 0 || head.bytes() + (long) count * letters * width > bytes.length) {
            throw new IOException(name + " is cut short: it should hold " + count + " names of " + letters
                    + " letters. Copy it again.");
        }
        var data = ByteBuffer.wrap(bytes).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var text = new StringBuilder();
            for (int letter = 0; letter < letters; letter++) {
                int at = head.bytes() + (i * letters + letter) * width;
                int code = width == 1 ? bytes[at] & 0xFF : data.getInt(at);
                if (code == 0) {
                    break; // shorter names are padded
                }
                if (!Character.isValidCodePoint(code)) {
                    throw new IOException(name + " is damaged: name " + (i + 1) + " holds no letter at place "
                            + (letter + 1) + ". Copy it again.");
                }
                text.appendCodePoint(code);
            }
            names.add(text.toString());
        }
        return List.copyOf(names);
    }

    private static ByteBuffer buffer(long bytes) {
        return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(Path file, byte[] head, ByteBuffer data) throws IOException {
        var bytes = new byte[head.length + data.capacity()];
        System.arraycopy(head, 0, bytes, 0, head.length);
        data.get(0, bytes, head.length, data.capacity());
        WholeFile.write(file, bytes);
    }
}
