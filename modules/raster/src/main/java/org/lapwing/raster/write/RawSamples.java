package org.lapwing.raster.write;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.lapwing.raster.SampleType;

/// Reads and writes single samples of raw little-endian bytes as doubles.
sealed interface RawSamples {

    /// The sample that starts at byte `at`.
    double get(byte[] raw, int at);

    /// Stores a value, rounded to the nearest whole number and limited to the range where the type is an integer.
    void put(byte[] raw, int at, double value);

    static RawSamples of(SampleType type) {
        return switch (type) {
            case UINT8 -> new Integers(1, 0xFF, 0, 255);
            case INT8 -> new Integers(1, 0, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case UINT16 -> new Integers(2, 0xFFFF, 0, 65_535);
            case INT16 -> new Integers(2, 0, Short.MIN_VALUE, Short.MAX_VALUE);
            case UINT32 -> new Integers(4, 0xFFFF_FFFFL, 0, 4_294_967_295L);
            case INT32 -> new Integers(4, 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case FLOAT32 -> new Floats();
            case FLOAT64 -> new Doubles();
        };
    }

    /// The bytes of one sample.
    static byte[] bytes(SampleType type, double value) {
        var bytes = new byte[type.bytes()];
        of(type).put(bytes, 0, value);
        return bytes;
    }

    /// Whether a sample of `type` can hold `value` exactly (for 32-bit floats: after rounding to one).
    static boolean holds(SampleType type, double value) {
        if (type.isFloatingPoint()) {
            return true;
        }
        return of(type).get(bytes(type, value), 0) == value;
    }

    /// @param mask removes the sign of unsigned types; 0 for signed ones
    record Integers(int bytes, long mask, long least, long greatest) implements RawSamples {

        @Override
        public double get(byte[] raw, int at) {
            long value =
                    switch (bytes) {
                        case 1 -> raw[at];
                        case 2 -> (short) Views.SHORT.get(raw, at);
                        default -> (int) Views.INT.get(raw, at);
                    };
            return mask == 0 ? value : value & mask;
        }

        @Override
        public void put(byte[] raw, int at, double value) {
            long whole = Math.clamp(Math.round(value), least, greatest);
            switch (bytes) {
                case 1 -> raw[at] = (byte) whole;
                case 2 -> Views.SHORT.set(raw, at, (short) whole);
                default -> Views.INT.set(raw, at, (int) whole);
            }
        }
    }

    /// 32 bits.
    record Floats() implements RawSamples {

        @Override
        public double get(byte[] raw, int at) {
            return (float) Views.FLOAT.get(raw, at);
        }

        @Override
        public void put(byte[] raw, int at, double value) {
            Views.FLOAT.set(raw, at, (float) value);
        }
    }

    /// 64 bits.
    record Doubles() implements RawSamples {

        @Override
        public double get(byte[] raw, int at) {
            return (double) Views.DOUBLE.get(raw, at);
        }

        @Override
        public void put(byte[] raw, int at, double value) {
            Views.DOUBLE.set(raw, at, value);
        }
    }

    /// Views of bytes as little-endian numbers.
    final class Views {
        static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
        static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
        static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
        static final VarHandle DOUBLE = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

        private Views() {}
    }
}
