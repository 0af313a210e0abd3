package org.lapwing.raster.geotiff;

/// Takes apart rows of pixels into rows of bands, undoing horizontal differencing on the way.
///
/// One pass over the samples does both: it is what decoding costs beside decompression. The usual three and four
/// bands are passed on as constants, so that the compiler can drop the checks of their indices.
///
/// In all methods `row` holds the samples of one row of a block pixel by pixel from index `from`, `samples` is their
/// number per pixel, `differenced` tells whether each is stored as the difference to the pixel before, and the row of
/// band `n` goes to `target` from `to + n * plane`.
final class Interleaving {

    private Interleaving() {}

    static void part(
            byte[] row, int from, int samples, int width, boolean differenced, byte[] target, int to, int plane) {
        for (int band = 0; band < samples; band++) {
            int start = from + band;
            int at = to + band * plane;
            switch (samples) {
                case 3 -> pick(row, start, 3, width, differenced, target, at);
                case 4 -> pick(row, start, 4, width, differenced, target, at);
                default -> pick(row, start, samples, width, differenced, target, at);
            }
        }
    }

    private static void pick(byte[] row, int start, int step, int width, boolean differenced, byte[] target, int at) {
        if (differenced) {
            int sum = 0;
            for (int x = 0; x < width; x++) {
                sum += row[start + x * step];
                target[at + x] = (byte) sum;
            }
        } else {
            for (int x = 0; x < width; x++) {
                target[at + x] = row[start + x * step];
            }
        }
    }

    static void part(short[] row, int samples, int width, boolean differenced, short[] target, int to, int plane) {
        for (int band = 0; band < samples; band++) {
            int at = to + band * plane;
            switch (samples) {
                case 3 -> pick(row, band, 3, width, differenced, target, at);
                case 4 -> pick(row, band, 4, width, differenced, target, at);
                default -> pick(row, band, samples, width, differenced, target, at);
            }
        }
    }

    private static void pick(short[] row, int start, int step, int width, boolean differenced, short[] target, int at) {
        if (differenced) {
            int sum = 0;
            for (int x = 0; x < width; x++) {
                sum += row[start + x * step];
                target[at + x] = (short) sum;
            }
        } else {
            for (int x = 0; x < width; x++) {
                target[at + x] = row[start + x * step];
            }
        }
    }

    static void part(int[] row, int samples, int width, boolean differenced, int[] target, int to, int plane) {
        for (int band = 0; band < samples; band++) {
            int at = to + band * plane;
            int sum = 0;
            for (int x = 0, i = band; x < width; x++, i += samples) {
                sum = differenced ? sum + row[i] : row[i];
                target[at + x] = sum;
            }
        }
    }

    static void part(long[] row, int samples, int width, boolean differenced, long[] target, int to, int plane) {
        for (int band = 0; band < samples; band++) {
            int at = to + band * plane;
            long sum = 0;
            for (int x = 0, i = band; x < width; x++, i += samples) {
                sum = differenced ? sum + row[i] : row[i];
                target[at + x] = sum;
            }
        }
    }

    static void part(float[] row, int samples, int width, float[] target, int to, int plane) {
        for (int band = 0; band < samples; band++) {
            int at = to + band * plane;
            for (int x = 0, i = band; x < width; x++, i += samples) {
                target[at + x] = row[i];
            }
        }
    }
}
