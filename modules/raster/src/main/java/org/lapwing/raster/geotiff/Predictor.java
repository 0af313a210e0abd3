package org.lapwing.raster.geotiff;

/// Undoes differencing of neighbouring samples, in place.
///
/// `rowLength` counts array elements of one row, `samples` those of one pixel that stand side by side.
final class Predictor {

    private Predictor() {}

    static void undoHorizontal(byte[] values, int rowLength, int samples) {
        for (int row = 0; row + rowLength <= values.length; row += rowLength) {
            for (int i = row + samples; i < row + rowLength; i++) {
                values[i] += values[i - samples];
            }
        }
    }

    static void undoHorizontal(short[] values, int rowLength, int samples) {
        for (int row = 0; row + rowLength <= values.length; row += rowLength) {
            for (int i = row + samples; i < row + rowLength; i++) {
                values[i] += values[i - samples];
            }
        }
    }

    static void undoHorizontal(int[] values, int rowLength, int samples) {
        for (int row = 0; row + rowLength <= values.length; row += rowLength) {
            for (int i = row + samples; i < row + rowLength; i++) {
                values[i] += values[i - samples];
            }
        }
    }

    static void undoHorizontal(long[] values, int rowLength, int samples) {
        for (int row = 0; row + rowLength <= values.length; row += rowLength) {
            for (int i = row + samples; i < row + rowLength; i++) {
                values[i] += values[i - samples];
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
