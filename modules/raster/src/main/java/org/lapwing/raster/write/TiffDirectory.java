package org.lapwing.raster.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// The tags of one image in a TIFF file, little-endian.
final class TiffDirectory {

    private static final class Field {
        private final int type;
        private final int count;
        private final byte[] bytes;

        Field(int type, int count, byte[] bytes) {
            this.type = type;
            this.count = count;
            this.bytes = bytes;
        }
    }

    private final OffsetSize offsets;
    private final Map<Integer, Field> fields = new TreeMap<>();

    TiffDirectory(OffsetSize offsets) {
        this.offsets = offsets;
    }

    void putShorts(int tag, int... values) {
        var bytes = buffer(values.length * 2);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        fields.put(tag, new Field(3, values.length, bytes.array()));
    }

    void putInts(int tag, int... values) {
        var bytes = buffer(values.length * 4);
        for (int value : values) {
            bytes.putInt(value);
        }
        fields.put(tag, new Field(4, values.length, bytes.array()));
    }

    /// File positions: 32 bits in a classic file, 64 in a BigTIFF.
    void putOffsets(int tag, long... values) {
        var bytes = buffer(values.length * offsets.bytes());
        for (long value : values) {
            offsets.put(bytes, value);
        }
        fields.put(tag, new Field(offsets.fieldType(), values.length, bytes.array()));
    }

    void putDoubles(int tag, double... values) {
        var bytes = buffer(values.length * 8);
        for (double value : values) {
            bytes.putDouble(value);
        }
        fields.put(tag, new Field(12, values.length, bytes.array()));
    }

    void putText(int tag, String text) {
        var bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        fields.put(tag, new Field(2, bytes.length, bytes));
    }

    /// Bytes of the directory with all its values, an even number.
    long size() {
        long size = offsets.countBytes() + (long) fields.size() * offsets.entryBytes() + offsets.bytes();
        for (var field : fields.values()) {
            size += outside(field);
        }
        return size;
    }

    /// The directory as it stands at `position`.
    ///
    /// @param next position of the next directory, 0 after the last
    byte[] toBytes(long position, long next) {
        var target = buffer(Math.toIntExact(size()));
        if (offsets == OffsetSize.CLASSIC) {
            target.putShort((short) fields.size());
        } else {
            target.putLong(fields.size());
        }
        long outside = position + offsets.countBytes() + (long) fields.size() * offsets.entryBytes() + offsets.bytes();
        for (var entry : fields.entrySet()) {
            var field = entry.getValue();
            target.putShort((short) (int) entry.getKey());
            target.putShort((short) field.type);
            offsets.put(target, field.count);
            int value = target.position();
            if (outside(field) == 0) {
                target.put(field.bytes);
            } else {
                offsets.put(target, outside);
                target.put((int) (outside - position), field.bytes);
                outside += outside(field);
            }
            target.position(value + offsets.bytes());
        }
        offsets.put(target, next);
        return target.array();
    }

    // Values that do not fit into the entry stand after the directory, each at an even position.
    private long outside(Field field) {
        return field.bytes.length <= offsets.bytes() ? 0 : field.bytes.length + (field.bytes.length & 1);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
