package org.lapwing.raster;

/// Copies rectangles between sample arrays (see [Tile]).
///
/// The kind of the arrays is looked at once a rectangle, not once a row: copying rows of arrays whose kind is unknown
/// to the compiler costs half as much again.
public final class SampleRows {

    private SampleRows() {}

    /// Copies `rows` rows of `columns` samples.
    ///
    /// @param samples `byte[]`, `short[]`, `int[]`, `float[]` or `double[]`
    /// @param from index of the upper left sample in `samples`
    /// @param stride samples from one row to the next in `samples`
    /// @param target an array of the same kind, and not the same one
    /// @param to index of the upper left sample in `target`
    /// @param targetStride samples from one row to the next in `target`
    /// @throws IndexOutOfBoundsException if either array is too short
    /// @throws IllegalArgumentException if the arrays differ in kind
    public static void copy(
            Object samples, int from, int stride, Object target, int to, int targetStride, int columns, int rows) {
        int at = from;
        int next = to;
        if (samples instanceof byte[] bytes && target instanceof byte[] result) {
            for (int row = 0; row < rows; row++, at += stride, next += targetStride) {
                System.arraycopy(bytes, at, result, next, columns);
            }
        } else if (samples instanceof short[] shorts && target instanceof short[] result) {
            for (int row = 0; row < rows; row++, at += stride, next += targetStride) {
                System.arraycopy(shorts, at, result, next, columns);
            }
        } else if (samples instanceof int[] ints && target instanceof int[] result) {
            for (int row = 0; row < rows; row++, at += stride, next += targetStride) {
                System.arraycopy(ints, at, result, next, columns);
            }
        } else if (samples instanceof float[] floats && target instanceof float[] result) {
            for (int row = 0; row < rows; row++, at += stride, next += targetStride) {
                System.arraycopy(floats, at, result, next, columns);
            }
        } else if (samples instanceof double[] doubles && target instanceof double[] result) {
            for (int row = 0; row < rows; row++, at += stride, next += targetStride) {
                System.arraycopy(doubles, at, result, next, columns);
            }
        } else {
            throw new IllegalArgumentException("cannot copy "
                    + samples.getClass().getSimpleName() + " to "
                    + target.getClass().getSimpleName());
        }
    }
}
