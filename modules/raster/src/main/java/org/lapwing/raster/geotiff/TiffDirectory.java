package org.lapwing.raster.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.lapwing.raster.RasterReadException;

/// One directory of a TIFF file: its fields, whose values are read from the file when asked for.
///
/// No method allocates more than the file can hold, whatever a field claims.
final class TiffDirectory {

    /// Where the values of a field stand.
    ///
    /// @param type TIFF type number
    /// @param count number of values claimed
    /// @param position byte of the file at which the values start
    record Field(int tag, int type, long count, long position) {}

    private final TiffBytes bytes;
    private final ByteOrder order;
    private final int number;
    private final Map<Integer, Field> fields;

    TiffDirectory(TiffBytes bytes, ByteOrder order, int number, Map<Integer, Field> fields) {
        this.bytes = bytes;
        this.order = order;
        this.number = number;
        this.fields = Map.copyOf(fields);
    }

    TiffBytes bytes() {
        return bytes;
    }

    ByteOrder order() {
        return order;
    }

    /// Its place in the chain, the first being 0.
    int number() {
        return number;
    }

    /// File and directory, to begin a message with.
    String place() {
        return number == 0 ? bytes.name() : bytes.name() + ", directory " + (number + 1);
    }

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    /// Number of values that a field claims, 0 where it is absent.
    long count(int tag) {
        var field = fields.get(tag);
        return field == null ? 0 : field.count;
    }

    /// The first value of an integer field.
    long number(int tag, long absent) throws RasterReadException {
        var field = fields.get(tag);
        return field == null || field.count == 0 ? absent : integers(field, 0, 1)[0];
    }

    /// Values `from` to `from + count` of an integer field; the field must be present and long enough.
    long[] numbers(int tag, long from, int count) throws RasterReadException {
        var field = fields.get(tag);
        if (field == null || from < 0 || from + count > field.count) {
            throw new RasterReadException(place() + ": field " + tag + " has " + (field == null ? 0 : field.count)
                    + " values, but value " + (from + count) + " is needed.");
        }
        return integers(field, from, count);
    }

    /// All values of an integer field, empty where it is absent.
    long[] numbers(int tag, int limit) throws RasterReadException {
        var field = fields.get(tag);
        return field == null ? new long[0] : integers(field, 0, checkedCount(field, limit));
    }

    /// All values of a field of any number type, empty where it is absent.
    double[] doubles(int tag, int limit) throws RasterReadException {
        var field = fields.get(tag);
        if (field == null) {
            return new double[0];
        }
        int count = checkedCount(field, limit);
        var values = new double[count];
        if (field.type == 12 || field.type == 11) {
            var buffer = buffer(field, 0, count);
            for (int i = 0; i < count; i++) {
                values[i] = field.type == 12 ? buffer.getDouble() : buffer.getFloat();
            }
        } else {
            var integers = integers(field, 0, count);
            for (int i = 0; i < count; i++) {
                values[i] = integers[i];
            }
        }
        return values;
    }

    /// The bytes of a field of 1-byte values, empty where it is absent.
    byte[] bytes(int tag, int limit) throws RasterReadException {
        var field = fields.get(tag);
        if (field == null) {
            return new byte[0];
        }
        if (size(field.type) != 1) {
            throw wrongType(field);
        }
        return buffer(field, 0, checkedCount(field, limit)).array();
    }

    /// The text of a field up to its first zero byte, empty where it is absent.
    String text(int tag, int limit) throws RasterReadException {
        var text = new String(bytes(tag, limit), StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private long[] integers(Field field, long from, int count) throws RasterReadException {
        var buffer = buffer(field, from, count);
        var values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (field.type) {
                case 1, 2, 7 -> buffer.get() & 0xFF;
                case 6 -> buffer.get();
                case 3 -> buffer.getShort() & 0xFFFF;
                case 8 -> buffer.getShort();
                case 4, 13 -> buffer.getInt() & 0xFFFFFFFFL;
                case 9 -> buffer.getInt();
                case 16, 17, 18 -> buffer.getLong();
                case 11 -> (long) buffer.getFloat();
                case 12 -> (long) buffer.getDouble();
                default -> throw wrongType(field);
            };
        }
        return values;
    }

    private int checkedCount(Field field, int limit) throws RasterReadException {
        if (field.count < 0 || field.count > limit) {
            throw new RasterReadException(place() + ": field " + field.tag + " claims "
                    + Long.toUnsignedString(field.count) + " values; at most " + limit + " make sense.");
        }
        return (int) field.count;
    }

    private ByteBuffer buffer(Field field, long from, int count) throws RasterReadException {
        int size = size(field.type);
        if (size == 0) {
            throw wrongType(field);
        }
        long length = (long) count * size;
        if (length > Integer.MAX_VALUE - 8) {
            throw new RasterReadException(place() + ": field " + field.tag + " is too long.");
        }
        var what = "field " + field.tag + " of directory " + (number + 1);
        return ByteBuffer.wrap(bytes.read(field.position + from * size, (int) length, what))
                .order(order);
    }

    private RasterReadException wrongType(Field field) {
        return new RasterReadException(
                place() + ": field " + field.tag + " has type " + field.type + ", which makes no sense there.");
    }

    static int size(int type) {
        return switch (type) {
            case 1, 2, 6, 7 -> 1;
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            case 5, 10, 12, 16, 17, 18 -> 8;
            default -> 0;
        };
    }
}
