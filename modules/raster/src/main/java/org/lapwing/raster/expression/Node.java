package org.lapwing.raster.expression;

import java.util.List;

/// A part of an expression, computed for many pixels at once. NaN means no data, and whatever meets it is NaN.
sealed interface Node {

    /// Computes `count` pixels.
    ///
    /// @param bands values of the bands in use, by slot
    /// @param from first pixel
    /// @param out receives the results from 0
    void compute(float[][] bands, int from, int count, double[] out);

    /// A number that stands in the text.
    record Constant(double value) implements Node {
        @Override
        public void compute(float[][] bands, int from, int count, double[] out) {
            java.util.Arrays.fill(out, 0, count, value);
        }
    }

    /// The values of a band.
    ///
    /// @param slot which of the bands in use
    record BandValue(int slot) implements Node {
        @Override
        public void compute(float[][] bands, int from, int count, double[] out) {
            var values = bands[slot];
            for (int i = 0; i < count; i++) {
                out[i] = values[from + i];
            }
        }
    }

    /// Two parts and what joins them.
    record Joined(Operator operator, Node left, Node right) implements Node {
        @Override
        public void compute(float[][] bands, int from, int count, double[] out) {
            left.compute(bands, from, count, out);
            var other = new double[count];
            right.compute(bands, from, count, other);
            for (int i = 0; i < count; i++) {
                out[i] = operator.apply(out[i], other[i]);
            }
        }
    }

    /// A function of one to three parts.
    record Call(Function function, List<Node> arguments) implements Node {
        @Override
        public void compute(float[][] bands, int from, int count, double[] out) {
            arguments.getFirst().compute(bands, from, count, out);
            var second = new double[function.arguments() > 1 ? count : 0];
            var third = new double[function.arguments() > 2 ? count : 0];
            if (function.arguments() > 1) {
                arguments.get(1).compute(bands, from, count, second);
            }
            if (function.arguments() > 2) {
                arguments.get(2).compute(bands, from, count, third);
            }
            for (int i = 0; i < count; i++) {
                out[i] = function.apply(out[i], second.length == 0 ? 0 : second[i], third.length == 0 ? 0 : third[i]);
            }
        }
    }
}
