package org.lapwing.model.describe;

import java.util.List;

/// One line of a [LayerTable].
///
/// @param name of the layer
/// @param kind what it does, such as `convolution 3x3 /2`
/// @param inputs names of the layers it reads
/// @param channels of its map
/// @param rows of its map, and columns: patches are square
/// @param parameters values that training moves
/// @param flops additions and multiplications for one patch
public record LayerRow(
        String name, String kind, List<String> inputs, int channels, int rows, long parameters, double flops) {

    /// Copies the list.
    public LayerRow {
        inputs = List.copyOf(inputs);
    }
}
