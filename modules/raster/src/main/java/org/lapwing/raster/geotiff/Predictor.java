package org.lapwing.raster.geotiff;

/// Undoes differencing of neighbouring samples, in place. [Interleaving] does it for pixels of several samples.
final class Predictor {

    private Predictor() {}

    /// Horizontal differencing (predictor 2) of rows of `width` samples.
    static void undoHorizontal(byte[] values, int width) {
        for (int row = 0; row + width <= values.length; row += width) {
            int sum = 0;
            for (int i = row; i < row + width; i++) {
                sum += values[i];
                values[i] = (byte) sum;
            }
        }
    }

    /// The same for samples of two bytes.
    static void undoHorizontal(short[] values, int width) {
        for (int row = 0; row + width <= values.length; row += width) {
            int sum = 0;
            for (int i = row; i < row + width; i++) {
                sum += values[i];
                values[i] = (short) sum;
            }
        }
    }

    /// Floating-point differencing (predictor 3): afterwards samples stand in big-endian order.
    ///
    /// Adobe, "TIFF Technical Note 3" (2005): the bytes of a row are split by significance, then differenced.
    static void undoFloatingPoint(byte[] raw, int rowBytes, int samples, int sampleBytes) {
        var planes = new byte[rowBytes];
        int values = rowBytes / sampleBytes;
        for (int row = 0; row + rowBytes <= raw.length; row += rowBytes) {
            for (int i = row + samples; i < row + rowBytes; i++) {
                raw[i] += raw[i - samples];
            }
            System.arraycopy(raw, row, planes, 0, rowBytes);
            for (int part = 0; part < sampleBytes; part++) {
                int from = part * values;
                int to = row + part;
                for (int i = 0; i < values; i++) {
                    raw[to + i * sampleBytes] = planes[from + i];
                }
            }
        }
    }
}
