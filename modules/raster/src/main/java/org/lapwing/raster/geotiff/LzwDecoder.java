package org.lapwing.raster.geotiff;

import java.util.zip.DataFormatException;

/// TIFF's LZW: codes of 9 to 12 bits, 256 clears the table, 257 ends.
///
/// Each table entry is a piece of the output already written, because the string of a code is always followed there by
/// the first byte of the next one. Files of the time before TIFF 6 pack the bits the other way round and widen codes
/// one later; they are told by their first two bytes, as libtiff does.
final class LzwDecoder {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MAX_CODES = 4096;

    private LzwDecoder() {}

    static int decode(byte[] source, byte[] target) throws DataFormatException {
        boolean old = source.length >= 2 && source[0] == 0 && (source[1] & 1) == 1;
        var starts = new int[MAX_CODES + 1];
        var lengths = new int[MAX_CODES + 1];
        int next = END + 1;
        int width = 9;
        long bits = 0;
        int bitCount = 0;
        int in = 0;
        int out = 0;
        int previousStart = -1;
        int previousLength = 0;
        while (out < target.length) {
            while (bitCount < width && in < source.length) {
                long value = source[in++] & 0xFF;
                bits = old ? bits | value << bitCount : bits << 8 | value;
                bitCount += 8;
            }
            if (bitCount < width) {
                break;
            }
            int code;
            if (old) {
                code = (int) (bits & ((1L << width) - 1));
                bits >>>= width;
            } else {
                code = (int) (bits >>> (bitCount - width)) & ((1 << width) - 1);
            }
            bitCount -= width;
            if (code == CLEAR) {
                next = END + 1;
                width = 9;
                previousStart = -1;
                continue;
            }
            if (code == END) {
                break;
            }
            int start = out;
            int length;
            if (code < CLEAR) {
                target[out++] = (byte) code;
                length = 1;
            } else {
                int from;
                if (code < next) {
                    from = starts[code];
                    length = lengths[code];
                } else if (code == next && previousStart >= 0) {
                    from = previousStart;
                    length = previousLength + 1;
                } else {
                    throw new DataFormatException("LZW code " + code + " before it is defined");
                }
                out = copy(target, from, out, Math.min(length, target.length - out));
            }
            if (previousStart >= 0 && next < MAX_CODES) {
                starts[next] = previousStart;
                lengths[next] = previousLength + 1;
                next++;
            }
            if (next + (old ? 0 : 1) >= 1 << width && width < 12) {
                width++;
            }
            previousStart = start;
            previousLength = length;
        }
        return out;
    }

    /// Copies within `target`; the pieces may overlap, then bytes just written are copied again.
    private static int copy(byte[] target, int from, int to, int count) {
        if (from + count <= to && count > 8) {
            System.arraycopy(target, from, target, to, count);
        } else {
            for (int i = 0; i < count; i++) {
                target[to + i] = target[from + i];
            }
        }
        return to + count;
    }
}
