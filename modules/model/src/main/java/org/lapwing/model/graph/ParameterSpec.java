package org.lapwing.model.graph;

import java.util.List;

/// One weight array of a network.
///
/// @param name such as `encoder1.conv1.weight`
/// @param shape sizes, outermost first; convolution kernels are output, input, row, column
/// @param role what it is and whether training moves it
public record ParameterSpec(String name, List<Integer> shape, Role role) {

    /// What a weight array is for.
    public enum Role {
        /// Convolution kernel, trained.
        KERNEL,
        /// Convolution bias, trained, starts at 0.
        BIAS,
        /// Batch-norm scale, trained, starts at 1.
        SCALE,
        /// Batch-norm shift, trained, starts at 0.
        SHIFT,
        /// Running mean of batch norm, observed, starts at 0.
        RUNNING_MEAN,
        /// Running variance of batch norm, observed, starts at 1.
        RUNNING_VARIANCE;

        /// Whether training moves it along its gradient.
        public boolean isTrained() {
            return this != RUNNING_MEAN && this != RUNNING_VARIANCE;
        }
    }

    /// Copies the shape.
    public ParameterSpec {
        shape = List.copyOf(shape);
    }

    /// Number of values.
    public int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
