package org.lapwing.raster.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
        int row = width * samples;
        boolean horizontal = predictor == 2;
        return switch (format.bits()) {
            case 8 -> {
                if (horizontal) {
                    Predictor.undoHorizontal(raw, row, samples);
                }
                yield planes(raw, width * height);
            }
            case 16 -> {
                var values = new short[row * height];
                buffer.asShortBuffer().get(values);
                if (horizontal) {
                    Predictor.undoHorizontal(values, row, samples);
                }
                yield format.kind() == PixelFormat.Kind.FLOAT
                        ? halves(values, width * height)
                        : planes(values, width * height);
            }
            case 24 -> threeByteFloats(raw, byteOrder, width * height);
            case 32 -> {
                if (format.type() == SampleType.FLOAT32 && !horizontal) {
                    var values = new float[row * height];
                    buffer.asFloatBuffer().get(values);
                    yield planes(values, width * height);
                }
                var values = new int[row * height];
                buffer.asIntBuffer().get(values);
                if (horizontal) {
                    Predictor.undoHorizontal(values, row, samples);
                }
                yield format.type() == SampleType.FLOAT32
                        ? floats(values, width * height)
                        : planes(values, width * height);
            }
            case 64 -> {
                var values = new long[row * height];
                buffer.asLongBuffer().get(values);
                if (horizontal) {
                    Predictor.undoHorizontal(values, row, samples);
                }
                yield doubles(values, width * height);
            }
            default -> throw new IllegalStateException("no whole-byte format of " + format.bits() + " bits");
        };
    }

    private byte[] planes(byte[] values, int pixels) {
        if (samples == 1) {
            return values;
        }
        var result = new byte[values.length];
        for (int band = 0; band < samples; band++) {
            for (int i = 0, from = band, to = band * pixels; i < pixels; i++, from += samples) {
                result[to + i] = values[from];
            }
        }
        return result;
    }

    private short[] planes(short[] values, int pixels) {
        if (samples == 1) {
            return values;
        }
        var result = new short[values.length];
        for (int band = 0; band < samples; band++) {
            for (int i = 0, from = band, to = band * pixels; i < pixels; i++, from += samples) {
                result[to + i] = values[from];
            }
        }
        return result;
    }

    private int[] planes(int[] values, int pixels) {
        if (samples == 1) {
            return values;
        }
        var result = new int[values.length];
        for (int band = 0; band < samples; band++) {
            for (int i = 0, from = band, to = band * pixels; i < pixels; i++, from += samples) {
                result[to + i] = values[from];
            }
        }
        return result;
    }

    private float[] planes(float[] values, int pixels) {
        if (samples == 1) {
            return values;
        }
        var result = new float[values.length];
        for (int band = 0; band < samples; band++) {
            for (int i = 0, from = band, to = band * pixels; i < pixels; i++, from += samples) {
                result[to + i] = values[from];
            }
        }
        return result;
    }

    private float[] floats(int[] bits, int pixels) {
        var result = new float[bits.length];
        for (int i = 0; i < bits.length; i++) {
            result[i] = Float.intBitsToFloat(bits[i]);
        }
        return planes(result, pixels);
    }

    private float[] halves(short[] bits, int pixels) {
        var result = new float[bits.length];
        for (int i = 0; i < bits.length; i++) {
            result[i] = Float.float16ToFloat(bits[i]);
        }
        return planes(result, pixels);
    }

    /// 1 sign bit, 7 bits of exponent (bias 63), 16 of fraction.
    private float[] threeByteFloats(byte[] raw, ByteOrder byteOrder, int pixels) {
        var result = new float[pixels * samples];
        boolean little = byteOrder == ByteOrder.LITTLE_ENDIAN;
        for (int i = 0; i < result.length; i++) {
            int high = raw[3 * i + (little ? 2 : 0)] & 0xFF;
            int low = (raw[3 * i + 1] & 0xFF) << 8 | raw[3 * i + (little ? 0 : 2)] & 0xFF;
            int exponent = high & 0x7F;
            float size = exponent == 127
                    ? (low == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                    : exponent == 0
                            ? Math.scalb((float) low, -62 - 16)
                            : Math.scalb((float) (low | 0x10000), exponent - 63 - 16);
            result[i] = (high & 0x80) == 0 ? size : -size;
        }
        return planes(result, pixels);
    }

    private double[] doubles(long[] bits, int pixels) {
        var result = new double[bits.length];
        for (int band = 0; band < samples; band++) {
            for (int i = 0; i < pixels; i++) {
                result[band * pixels + i] = asDouble(bits[i * samples + band]);
            }
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
