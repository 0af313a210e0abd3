package org.lapwing.raster.geotiff;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;

/// Writes small TIFF files of any layout, so that tests can say exactly what stands in them.
final class TiffFixture {

    static final int UNSIGNED = 1;
    static final int SIGNED = 2;
    static final int FLOAT = 3;

    /// The value of a sample.
    interface Values {
        double at(int band, int column, int row);
    }

    /// One directory.
    static final class Image {
        int columns = 37;
        int rows = 23;
        int samples = 1;
        int bits = 8;
        int format = UNSIGNED;
        int compression = 1;
        int predictor = 1;
        boolean planar;
        int tileWidth;
        int tileHeight;
        int stripRows = 5;
        int missingBlock = -1;
        byte[][] coded = new byte[0][];
        Values values = TiffFixture::ramp;
        final TreeMap<Integer, Object> fields = new TreeMap<>();

        Image tiles(int width, int height) {
            tileWidth = width;
            tileHeight = height;
            return this;
        }

        Image type(int newFormat, int newBits) {
            format = newFormat;
            bits = newBits;
            return this;
        }

        Image field(int tag, Object value) {
            fields.put(tag, value);
            return this;
        }
    }

    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    boolean big;
    final List<Image> images = new ArrayList<>();

    /// Spells its own place: thousands are bands, tens are rows, ones are columns.
    static double ramp(int band, int column, int row) {
        return 1000 * band + 10 * row + column;
    }

    static TiffFixture of(Image image) {
        var fixture = new TiffFixture();
        fixture.images.add(image);
        return fixture;
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        int header = big ? 16 : 8;
        out.writeBytes(new byte[header]);
        var directories = new ArrayList<byte[]>();
        var positions = new ArrayList<Integer>();
        for (var image : images) {
            var fields = new TreeMap<>(image.fields);
            blocks(image, out, fields);
            describe(image, fields);
            positions.add(out.size());
            var directory = directory(fields, out.size());
            directories.add(directory);
            out.writeBytes(directory);
        }
        var all = ByteBuffer.wrap(out.toByteArray()).order(order);
        all.put(0, (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        all.put(1, (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        all.putShort(2, (short) (big ? 43 : 42));
        if (big) {
            all.putShort(4, (short) 8);
            all.putLong(8, positions.getFirst());
        } else {
            all.putInt(4, positions.getFirst());
        }
        for (int i = 0; i + 1 < positions.size(); i++) {
            int count = big ? (int) all.getLong(positions.get(i)) : all.getShort(positions.get(i)) & 0xFFFF;
            int next = positions.get(i) + (big ? 8 + 20 * count : 2 + 12 * count);
            if (big) {
                all.putLong(next, positions.get(i + 1));
            } else {
                all.putInt(next, positions.get(i + 1));
            }
        }
        return all.array();
    }

    private static void describe(Image image, TreeMap<Integer, Object> fields) {
        var bits = new int[image.samples];
        var formats = new int[image.samples];
        Arrays.fill(bits, image.bits);
        Arrays.fill(formats, image.format);
        fields.putIfAbsent(Tag.WIDTH, (long) image.columns);
        fields.putIfAbsent(Tag.HEIGHT, (long) image.rows);
        fields.putIfAbsent(Tag.BITS, bits);
        fields.putIfAbsent(Tag.SAMPLE_FORMAT, formats);
        fields.putIfAbsent(Tag.COMPRESSION, new int[] {image.compression});
        fields.putIfAbsent(Tag.PHOTOMETRIC, new int[] {1});
        fields.putIfAbsent(Tag.SAMPLES, new int[] {image.samples});
        fields.putIfAbsent(Tag.PLANAR, new int[] {image.planar ? 2 : 1});
        fields.putIfAbsent(Tag.PREDICTOR, new int[] {image.predictor});
        if (image.tileWidth > 0) {
            fields.putIfAbsent(Tag.TILE_WIDTH, (long) image.tileWidth);
            fields.putIfAbsent(Tag.TILE_HEIGHT, (long) image.tileHeight);
        } else {
            fields.putIfAbsent(Tag.ROWS_PER_STRIP, (long) image.stripRows);
        }
    }

    private void blocks(Image image, ByteArrayOutputStream out, TreeMap<Integer, Object> fields) {
        boolean tiled = image.tileWidth > 0;
        int width = tiled ? image.tileWidth : image.columns;
        int height = tiled ? image.tileHeight : image.stripRows;
        int across = (image.columns + width - 1) / width;
        int down = (image.rows + height - 1) / height;
        int planes = image.planar ? image.samples : 1;
        var offsets = new long[across * down * planes];
        var counts = new long[offsets.length];
        for (int i = 0; i < offsets.length; i++) {
            if (i == image.missingBlock) {
                continue;
            }
            int block = i % (across * down);
            int left = block % across * width;
            int top = block / across * height;
            int rows = tiled ? height : Math.min(height, image.rows - top);
            var coded = i < image.coded.length
                    ? image.coded[i]
                    : compress(image, raw(image, i / (across * down), left, top, width, rows));
            offsets[i] = out.size();
            counts[i] = coded.length;
            out.writeBytes(coded);
        }
        fields.putIfAbsent(tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS, offsets);
        fields.putIfAbsent(tiled ? Tag.TILE_BYTES : Tag.STRIP_BYTES, counts);
    }

    private byte[] raw(Image image, int plane, int left, int top, int width, int rows) {
        int samples = image.planar ? 1 : image.samples;
        var out = new ByteArrayOutputStream();
        for (int row = 0; row < rows; row++) {
            var line = new long[width * samples];
            for (int i = 0; i < line.length; i++) {
                int column = Math.min(left + i / samples, image.columns - 1);
                int y = Math.min(top + row, image.rows - 1);
                line[i] = encode(image, image.values.at(plane + i % samples, column, y));
            }
            out.writeBytes(predicted(image, line, samples));
        }
        return out.toByteArray();
    }

    private static long encode(Image image, double value) {
        if (image.format == FLOAT) {
            return image.bits == 64
                    ? Double.doubleToRawLongBits(value)
                    : image.bits == 32 ? Float.floatToRawIntBits((float) value) : Float.floatToFloat16((float) value);
        }
        return (long) value;
    }

    private byte[] predicted(Image image, long[] line, int samples) {
        if (image.predictor == 2) {
            for (int i = line.length - 1; i >= samples; i--) {
                line[i] -= line[i - samples];
            }
        }
        if (image.bits < 8) {
            return packed(image, line);
        }
        int size = image.bits / 8;
        var bytes = ByteBuffer.allocate(line.length * size).order(image.predictor == 3 ? ByteOrder.BIG_ENDIAN : order);
        for (long value : line) {
            switch (size) {
                case 1 -> bytes.put((byte) value);
                case 2 -> bytes.putShort((short) value);
                case 4 -> bytes.putInt((int) value);
                default -> bytes.putLong(value);
            }
        }
        return image.predictor == 3 ? bySignificance(bytes.array(), size, samples) : bytes.array();
    }

    private static byte[] packed(Image image, long[] line) {
        var bytes = new byte[(line.length * image.bits + 7) / 8];
        for (int i = 0; i < line.length; i++) {
            for (int bit = 0; bit < image.bits; bit++) {
                int at = i * image.bits + bit;
                long value = line[i] >> (image.bits - 1 - bit) & 1;
                bytes[at / 8] |= (byte) (value << (7 - at % 8));
            }
        }
        return bytes;
    }

    private static byte[] bySignificance(byte[] bytes, int size, int samples) {
        int values = bytes.length / size;
        var planes = new byte[bytes.length];
        for (int i = 0; i < values; i++) {
            for (int part = 0; part < size; part++) {
                planes[part * values + i] = bytes[i * size + part];
            }
        }
        for (int i = planes.length - 1; i >= samples; i--) {
            planes[i] -= planes[i - samples];
        }
        return planes;
    }

    private static byte[] compress(Image image, byte[] raw) {
        return switch (image.compression) {
            case 1 -> raw;
            case 5 -> LzwFixture.encode(raw);
            case 8 -> deflate(raw);
            case 32773 -> literalPackBits(raw);
            case 50000 -> Zstd.compress(raw);
            default -> throw new IllegalArgumentException("compression " + image.compression);
        };
    }

    private static byte[] deflate(byte[] raw) {
        var deflater = new Deflater();
        deflater.setInput(raw);
        deflater.finish();
        var buffer = new byte[raw.length * 2 + 64];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }

    /// Runs where two neighbours are equal, else literals.
    private static byte[] literalPackBits(byte[] raw) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length; ) {
            int run = 1;
            while (i + run < raw.length && run < 128 && raw[i + run] == raw[i]) {
                run++;
            }
            if (run > 1) {
                out.write(1 - run);
            } else {
                out.write(0);
            }
            out.write(raw[i]);
            i += run;
        }
        return out.toByteArray();
    }

    private byte[] directory(TreeMap<Integer, Object> fields, int position) {
        int entry = big ? 20 : 12;
        int inline = big ? 8 : 4;
        int start = big ? 8 : 2;
        var head = ByteBuffer.allocate(start + fields.size() * entry + inline).order(order);
        var tail = new ByteArrayOutputStream();
        if (big) {
            head.putLong(fields.size());
        } else {
            head.putShort((short) fields.size());
        }
        for (var field : fields.entrySet()) {
            int type = type(field.getValue());
            var value = value(field.getValue());
            head.putShort(field.getKey().shortValue()).putShort((short) type);
            int count = value.length / TiffDirectory.size(type);
            if (big) {
                head.putLong(count);
            } else {
                head.putInt(count);
            }
            int end = head.position() + inline;
            if (value.length <= inline) {
                head.put(value);
            } else if (big) {
                head.putLong(position + head.capacity() + tail.size());
                tail.writeBytes(value);
            } else {
                head.putInt(position + head.capacity() + tail.size());
                tail.writeBytes(value);
            }
            head.position(end);
        }
        var result = new ByteArrayOutputStream();
        result.writeBytes(head.array());
        result.writeBytes(tail.toByteArray());
        return result.toByteArray();
    }

    private static int type(Object value) {
        return switch (value) {
            case int[] _ -> 3;
            case Long _ -> 4;
            case long[] _ -> 4;
            case double[] _ -> 12;
            case String _ -> 2;
            case byte[] _ -> 7;
            default -> throw new IllegalArgumentException("no field of " + value.getClass());
        };
    }

    private byte[] value(Object value) {
        return switch (value) {
            case int[] shorts -> {
                var buffer = ByteBuffer.allocate(shorts.length * 2).order(order);
                for (int one : shorts) {
                    buffer.putShort((short) one);
                }
                yield buffer.array();
            }
            case Long number ->
                ByteBuffer.allocate(4).order(order).putInt((int) (long) number).array();
            case long[] numbers -> {
                var buffer = ByteBuffer.allocate(numbers.length * 4).order(order);
                for (long one : numbers) {
                    buffer.putInt((int) one);
                }
                yield buffer.array();
            }
            case double[] doubles -> {
                var buffer = ByteBuffer.allocate(doubles.length * 8).order(order);
                for (double one : doubles) {
                    buffer.putDouble(one);
                }
                yield buffer.array();
            }
            case byte[] bytes -> bytes;
            case String text -> (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
            default -> throw new IllegalArgumentException("no field of " + value.getClass());
        };
    }
}
