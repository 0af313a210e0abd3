package org.lapwing.learning;

/// Turns, mirrors and scales a square patch while copying it into a batch.
///
/// @param from side of the patch that was read
/// @param to side of the patch in the batch
/// @param symmetry one of the eight symmetries of the square: bit 0 mirrors columns, bit 1 mirrors rows, bit 2 swaps
///     columns and rows
record PatchTransform(int from, int to, int symmetry) {

    /// Copies samples (bilinear where scaled, then `value * gain + shift` per band) and class indices (nearest).
    ///
    /// No-data samples are 0 and stay near 0; their class index is 255 whatever the colours do.
    void copy(float[] samples, byte[] classIndices, float[] gain, float[] shift, Batch batch, int slot, int bands) {
        int labels = slot * to * to;
        for (int row = 0; row < to; row++) {
            for (int column = 0; column < to; column++) {
                int pixel = row * to + column;
                int x = turnedColumn(column, row);
                int y = turnedRow(column, row);
                if (from == to) {
                    int source = y * from + x;
                    batch.classIndices()[labels + pixel] = classIndices[source];
                    for (int band = 0; band < bands; band++) {
                        batch.input()[(slot * bands + band) * to * to + pixel] =
                                samples[band * from * from + source] * gain[band] + shift[band];
                    }
                } else {
                    double across = (x + 0.5) * from / to - 0.5;
                    double down = (y + 0.5) * from / to - 0.5;
                    batch.classIndices()[labels + pixel] =
                            classIndices[nearest(down, from) * from + nearest(across, from)];
                    for (int band = 0; band < bands; band++) {
                        batch.input()[(slot * bands + band) * to * to + pixel] =
                                bilinear(samples, band * from * from, across, down, from) * gain[band] + shift[band];
                    }
                }
            }
        }
    }

    private int turnedColumn(int column, int row) {
        int along = (symmetry & 4) == 0 ? column : row;
        return (symmetry & 1) == 0 ? along : to - 1 - along;
    }

    private int turnedRow(int column, int row) {
        int along = (symmetry & 4) == 0 ? row : column;
        return (symmetry & 2) == 0 ? along : to - 1 - along;
    }

    /// The pixel at a place along a side of so many pixels.
    static int nearest(double place, int side) {
        return Math.clamp(Math.round(place), 0, side - 1);
    }

    /// The value between the middles of four pixels; beyond those of the edge, the edge's.
    ///
    /// @param offset where a band of `side * side` samples begins
    static float bilinear(float[] samples, int offset, double across, double down, int side) {
        int left = Math.clamp((long) Math.floor(across), 0, side - 1);
        int top = Math.clamp((long) Math.floor(down), 0, side - 1);
        int right = Math.min(left + 1, side - 1);
        int bottom = Math.min(top + 1, side - 1);
        float x = (float) Math.clamp(across - left, 0.0, 1.0);
        float y = (float) Math.clamp(down - top, 0.0, 1.0);
        float upper = samples[offset + top * side + left] * (1 - x) + samples[offset + top * side + right] * x;
        float lower = samples[offset + bottom * side + left] * (1 - x) + samples[offset + bottom * side + right] * x;
        return upper * (1 - y) + lower * y;
    }
}
