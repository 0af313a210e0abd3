package org.lapwing.model;

import java.util.List;

/// A dense array of floats with its shape; immutable by agreement: nobody writes into the values of a tensor it got.
///
/// Values are in row-major order, the last dimension fastest.
public final class Tensor {

    private final List<Integer> shape;
    private final float[] values;

    /// Takes over the array.
    ///
    /// @param shape sizes, outermost first; empty for a single value
    /// @param values as many values as the shape says
    public Tensor(List<Integer> shape, float[] values) {
        this.shape = List.copyOf(shape);
        this.values = values;
        if (sizeOf(shape) != values.length) {
            throw new IllegalArgumentException("shape " + shape + " does not hold " + values.length + " values");
        }
    }

    private static long sizeOf(List<Integer> shape) {
        long size = 1;
        for (int each : shape) {
            if (each < 0) {
                throw new IllegalArgumentException("shape " + shape);
            }
            size = Math.multiplyExact(size, each);
        }
        return size;
    }

    /// Sizes, outermost first.
    public List<Integer> shape() {
        return shape;
    }

    /// The values themselves, not a copy.
    public float[] values() {
        return values;
    }
}
