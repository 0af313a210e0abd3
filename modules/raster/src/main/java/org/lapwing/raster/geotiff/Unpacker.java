package org.lapwing.raster.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;

/// Turns the bytes of a decompressed block into samples, band after band.
///
/// @param format how samples are stored
/// @param samples samples of one pixel that stand side by side in the block
/// @param predictor 1 none, 2 horizontal, 3 floating point
/// @param order byte order of the file
record Unpacker(PixelFormat format, int samples, int predictor, ByteOrder order) {

    /// Bytes of one row of a block that is `width` pixels wide.
    long rowBytes(long width) {
        return (width * samples * format.bits() + 7) / 8;
    }

    /// The samples of a block.
    ///
    /// @param raw exactly `rowBytes(width) * height` bytes; may be changed or become the result
    /// @return an array after [Tile]'s rules, index `(sample * height + row) * width + column`
    Object unpack(byte[] raw, int width, int height) {
        if (!format.wholeBytes() || format.isPackedTriple()) {
            return unpackBits(raw, width, height);
        }
        var byteOrder = order;
        if (predictor == 3) {
            Predictor.undoFloatingPoint(raw, (int) rowBytes(width), samples, format.bits() / 8);
            byteOrder = ByteOrder.BIG_ENDIAN;
        }
        var buffer = ByteBuffer.wrap(raw).order(byteOrder);
        return switch (format.bits()) {
            case 8 -> bytes(raw, width, height);
            case 16 -> {
                var values = shorts(buffer.asShortBuffer(), width, height);
                yield format.kind() == PixelFormat.Kind.FLOAT ? halves(values) : values;
            }
            case 24 -> threeByteFloats(raw, byteOrder, width, height);
            case 32 -> {
                if (format.type() == SampleType.FLOAT32) {
                    yield predictor == 2
                            ? floats(ints(buffer.asIntBuffer(), width, height))
                            : floats(buffer.asFloatBuffer(), width, height);
                }
                yield ints(buffer.asIntBuffer(), width, height);
            }
            case 64 -> doubles(longs(buffer.asLongBuffer(), width, height));
            default -> throw new IllegalStateException("no whole-byte format of " + format.bits() + " bits");
        };
    }

    private byte[] bytes(byte[] raw, int width, int height) {
        if (samples == 1) {
            if (predictor == 2) {
                Predictor.undoHorizontal(raw, width);
            }
            return raw;
        }
        var result = new byte[raw.length];
        int rowLength = width * samples;
        for (int row = 0; row < height; row++) {
            Interleaving.part(
                    raw, row * rowLength, samples, width, predictor == 2, result, row * width, width * height);
        }
        return result;
    }

    private short[] shorts(ShortBuffer source, int width, int height) {
        var result = new short[width * height * samples];
        if (samples == 1) {
            source.get(result);
            if (predictor == 2) {
                Predictor.undoHorizontal(result, width);
            }
            return result;
        }
        var line = new short[width * samples];
        for (int row = 0; row < height; row++) {
            source.get(line);
            Interleaving.part(line, samples, width, predictor == 2, result, row * width, width * height);
        }
        return result;
    }

    private int[] ints(IntBuffer source, int width, int height) {
        var result = new int[width * height * samples];
        var line = new int[width * samples];
        for (int row = 0; row < height; row++) {
            source.get(line);
            Interleaving.part(line, samples, width, predictor == 2, result, row * width, width * height);
        }
        return result;
    }

    private long[] longs(LongBuffer source, int width, int height) {
        var result = new long[width * height * samples];
        var line = new long[width * samples];
        for (int row = 0; row < height; row++) {
            source.get(line);
            Interleaving.part(line, samples, width, predictor == 2, result, row * width, width * height);
        }
        return result;
    }

    private float[] floats(FloatBuffer source, int width, int height) {
        var result = new float[width * height * samples];
        if (samples == 1) {
            source.get(result);
            return result;
        }
        var line = new float[width * samples];
        for (int row = 0; row < height; row++) {
            source.get(line);
            Interleaving.part(line, samples, width, result, row * width, width * height);
        }
        return result;
    }

    private static float[] floats(int[] bits) {
        var result = new float[bits.length];
        for (int i = 0; i < bits.length; i++) {
            result[i] = Float.intBitsToFloat(bits[i]);
        }
        return result;
    }

    private static float[] halves(short[] bits) {
        var result = new float[bits.length];
        for (int i = 0; i < bits.length; i++) {
            result[i] = Float.float16ToFloat(bits[i]);
        }
        return result;
    }

    /// 1 sign bit, 7 bits of exponent (bias 63), 16 of fraction.
    private float[] threeByteFloats(byte[] raw, ByteOrder byteOrder, int width, int height) {
        var line = new float[width * samples];
        var result = new float[line.length * height];
        boolean little = byteOrder == ByteOrder.LITTLE_ENDIAN;
        for (int row = 0; row < height; row++) {
            for (int x = 0, i = 3 * row * line.length; x < line.length; x++, i += 3) {
                int high = raw[i + (little ? 2 : 0)] & 0xFF;
                int low = (raw[i + 1] & 0xFF) << 8 | raw[i + (little ? 0 : 2)] & 0xFF;
                int exponent = high & 0x7F;
                float size = exponent == 127
                        ? (low == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                        : exponent == 0
                                ? Math.scalb((float) low, -62 - 16)
                                : Math.scalb((float) (low | 0x10000), exponent - 63 - 16);
                line[x] = (high & 0x80) == 0 ? size : -size;
            }
            Interleaving.part(line, samples, width, result, row * width, width * height);
        }
        return result;
    }

    private double[] doubles(long[] bits) {
        var result = new double[bits.length];
        for (int i = 0; i < bits.length; i++) {
            result[i] = asDouble(bits[i]);
        }
        return result;
    }

    private double asDouble(long bits) {
        if (format.kind() == PixelFormat.Kind.FLOAT) {
            return Double.longBitsToDouble(bits);
        }
        boolean fits = (long) (double) bits == bits
                && bits != Long.MAX_VALUE
                && (bits >= 0 || format.kind() == PixelFormat.Kind.SIGNED);
        if (!fits) {
            throw new ArithmeticException("the 64-bit integer "
                    + (format.kind() == PixelFormat.Kind.SIGNED ? Long.toString(bits) : Long.toUnsignedString(bits))
                    + " is too large to be read exactly");
        }
        return bits;
    }

    /// Samples of 1 to 31 bits that do not start at byte borders; rows do.
    private Object unpackBits(byte[] raw, int width, int height) {
        var result = Tile.newSamples(format.type(), width * height * samples);
        long rowBits = rowBytes(width) * 8;
        for (int row = 0; row < height; row++) {
            long bit = row * rowBits;
            for (int column = 0; column < width; column++) {
                for (int band = 0; band < samples; band++, bit += format.bits()) {
                    long value = bits(raw, bit, format.bits());
                    int index = (band * height + row) * width + column;
                    switch (result) {
                        case byte[] bytes -> bytes[index] = (byte) value;
                        case short[] shorts -> shorts[index] = (short) value;
                        case int[] ints -> ints[index] = (int) value;
                        default -> throw new IllegalStateException("no packed " + format.type());
                    }
                }
            }
        }
        return result;
    }

    private static long bits(byte[] raw, long from, int count) {
        int at = (int) (from >>> 3);
        int skip = (int) (from & 7);
        int bytes = (skip + count + 7) / 8;
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | raw[at + i] & 0xFF;
        }
        return value >>> (bytes * 8 - skip - count) & ((1L << count) - 1);
    }
}
