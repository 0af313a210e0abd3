package org.lapwing.model.djl;

import org.lapwing.model.graph.LayerGraph;

/// What every batch must satisfy.
final class Patches {

    private Patches() {}

    /// Rejects sizes that do not fit the array or the network.
    static void requireSizes(LayerGraph graph, int values, int batch, int height, int width) {
        int stride = graph.totalStride();
        if (batch < 1 || height < stride || width < stride || height % stride != 0 || width % stride != 0) {
            throw new IllegalArgumentException(
                    batch + " patches of " + height + " by " + width + " pixels; sides are multiples of " + stride);
        }
        if (values != (long) batch * graph.bands() * height * width) {
            throw new IllegalArgumentException(values + " values for " + batch + " patches of " + graph.bands()
                    + " bands, " + height + " by " + width + " pixels");
        }
    }
}
