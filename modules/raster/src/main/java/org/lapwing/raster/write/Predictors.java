package org.lapwing.raster.write;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// TIFF's two predictors, in place, row by row, on little-endian samples with the bands of a pixel side by side.
///
/// Predictor 2 keeps the difference of each integer to the same band of the pixel before (TIFF 6.0, section 14);
/// predictor 3 first sorts the bytes of a row of floats by significance, most significant first, and then keeps byte
/// differences (Adobe Photoshop TIFF Technical Note 3, 2005).
final class Predictors {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Predictors() {}

    static void difference(byte[] raw, int rowBytes, int bands, int sampleBytes) {
        int stride = bands * sampleBytes;
        for (int start = 0; start < raw.length; start += rowBytes) {
            int first = start + stride;
            switch (sampleBytes) {
                case 1 -> {
                    for (int i = start + rowBytes - 1; i >= first; i--) {
                        raw[i] -= raw[i - stride];
                    }
                }
                case 2 -> {
                    for (int i = start + rowBytes - 2; i >= first; i -= 2) {
                        SHORT.set(raw, i, (short) ((short) SHORT.get(raw, i) - (short) SHORT.get(raw, i - stride)));
                    }
                }
                case 4 -> {
                    for (int i = start + rowBytes - 4; i >= first; i -= 4) {
                        INT.set(raw, i, (int) INT.get(raw, i) - (int) INT.get(raw, i - stride));
                    }
                }
                default -> throw new IllegalStateException("no integers of " + sampleBytes + " bytes");
            }
        }
    }

    static void accumulate(byte[] raw, int rowBytes, int bands, int sampleBytes) {
        int stride = bands * sampleBytes;
        for (int start = 0; start < raw.length; start += rowBytes) {
            int end = start + rowBytes;
            switch (sampleBytes) {
                case 1 -> {
                    for (int i = start + stride; i < end; i++) {
                        raw[i] += raw[i - stride];
                    }
                }
                case 2 -> {
                    for (int i = start + stride; i < end; i += 2) {
                        SHORT.set(raw, i, (short) ((short) SHORT.get(raw, i) + (short) SHORT.get(raw, i - stride)));
                    }
                }
                case 4 -> {
                    for (int i = start + stride; i < end; i += 4) {
                        INT.set(raw, i, (int) INT.get(raw, i) + (int) INT.get(raw, i - stride));
                    }
                }
                default -> throw new IllegalStateException("no integers of " + sampleBytes + " bytes");
            }
        }
    }

    static void differenceFloats(byte[] raw, int rowBytes, int bands, int sampleBytes) {
        var sorted = new byte[rowBytes];
        int samples = rowBytes / sampleBytes;
        for (int start = 0; start < raw.length; start += rowBytes) {
            for (int sample = 0; sample < samples; sample++) {
                for (int b = 0; b < sampleBytes; b++) {
                    sorted[(sampleBytes - 1 - b) * samples + sample] = raw[start + sample * sampleBytes + b];
                }
            }
            for (int i = rowBytes - 1; i >= bands; i--) {
                sorted[i] -= sorted[i - bands];
            }
            System.arraycopy(sorted, 0, raw, start, rowBytes);
        }
    }

    static void accumulateFloats(byte[] raw, int rowBytes, int bands, int sampleBytes) {
        var sorted = new byte[rowBytes];
        int samples = rowBytes / sampleBytes;
        for (int start = 0; start < raw.length; start += rowBytes) {
            System.arraycopy(raw, start, sorted, 0, rowBytes);
            for (int i = bands; i < rowBytes; i++) {
                sorted[i] += sorted[i - bands];
            }
            for (int sample = 0; sample < samples; sample++) {
                for (int b = 0; b < sampleBytes; b++) {
                    raw[start + sample * sampleBytes + b] = sorted[(sampleBytes - 1 - b) * samples + sample];
                }
            }
        }
    }
}
