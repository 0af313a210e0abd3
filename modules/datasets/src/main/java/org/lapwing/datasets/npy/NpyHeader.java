package org.lapwing.datasets.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The head of an `.npy` file: magic, version, and a Python dictionary of three keys, padded so that the data
/// begin at a multiple of 64 bytes (NumPy Enhancement Proposal 1).
///
/// @param type NumPy's description of an element, such as `<U12` or `<f4`
/// @param shape lengths, outermost first
/// @param bytes length of the head, where the data begin
record NpyHeader(String type, List<Integer> shape, int bytes) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    NpyHeader {
        shape = List.copyOf(shape);
    }

    /// The bytes before the data.
    static byte[] write(String type, List<Integer> shape) {
        var lengths = shape.stream().map(each -> each + ",").collect(Collectors.joining(" "));
        var text = new StringBuilder("{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + lengths + "), }");
        while ((MAGIC.length + 4 + text.length() + 1) % ALIGNMENT != 0) {
            text.append(' ');
        }
        text.append('\n');
        var head = ByteBuffer.allocate(MAGIC.length + 4 + text.length()).order(ByteOrder.LITTLE_ENDIAN);
        head.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) text.length());
        return head.put(text.toString().getBytes(StandardCharsets.ISO_8859_1)).array();
    }

    /// Reads a head.
    ///
    /// @param name what to call the file in messages
    /// @throws IOException a sentence on what is wrong, where it is no such file
    static NpyHeader read(byte[] file, String name) throws IOException {
        if (file.length < MAGIC.length + 4 || !startsWithMagic(file)) {
            throw new IOException(name + " is no .npy file. Give a list that numpy.save wrote.");
        }
        int version = file[MAGIC.length];
        var buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int from = version == 1 ? MAGIC.length + 4 : MAGIC.length + 6;
        long length = version == 1 ? buffer.getShort(MAGIC.length + 2) & 0xFFFF : longLength(buffer, name);
        if (version < 1 || version > 3 || from + length > file.length) {
            throw new IOException(name + " is cut short, or of a version of .npy that is not known (" + version
                    + "). Save it again with numpy.save.");
        }
        var text = new String(file, from, (int) length, StandardCharsets.UTF_8);
        var type = TYPE.matcher(text);
        var order = ORDER.matcher(text);
        var shape = SHAPE.matcher(text);
        if (!type.find() || !order.find() || !shape.find()) {
            throw new IOException(name + " holds no plain array (its head says " + text.strip()
                    + "). Save a one-dimensional array of names with numpy.save.");
        }
        return new NpyHeader(type.group(1), lengths(shape.group(1), name), from + (int) length);
    }

    private static long longLength(ByteBuffer buffer, String name) throws IOException {
        if (buffer.limit() < MAGIC.length + 6) {
            throw new IOException(name + " is cut short. Save it again with numpy.save.");
        }
        return buffer.getInt(MAGIC.length + 2) & 0xFFFFFFFFL;
    }

    private static boolean startsWithMagic(byte[] file) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (file[i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> lengths(String text, String name) throws IOException {
        var lengths = new ArrayList<Integer>();
        for (var part : text.split(",")) {
            if (!part.isBlank()) {
                try {
                    lengths.add(Integer.parseInt(part.strip()));
                } catch (NumberFormatException broken) {
                    throw new IOException(name + " is damaged: its shape is (" + text + "). Save it again.", broken);
                }
            }
        }
        return lengths;
    }
}
