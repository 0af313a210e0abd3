package org.lapwing.learning.query;

import java.util.Arrays;
import org.lapwing.model.ModelException;
import org.lapwing.model.Weights;
import org.lapwing.model.graph.HeadCut;
import org.lapwing.model.graph.LayerGraph;

/// The last convolution of a network: from the features of a body to a score for each class, at the body's
/// places.
///
/// Scores are those of the network before they are enlarged to the pixels of the image. Immutable.
final class BodyHead {

    private final int classes;
    private final int channels;
    private final int side;
    private final float[] kernel;
    private final float[] bias;

    /// @param side of the kernel, odd
    /// @param kernel `((class * channels + channel) * side + row) * side + column`
    /// @param bias one a class
    BodyHead(int channels, int side, float[] kernel, float[] bias) {
        this.classes = bias.length;
        this.channels = channels;
        this.side = side;
        this.kernel = kernel;
        this.bias = bias;
        if (kernel.length != classes * channels * side * side) {
            throw new IllegalArgumentException(kernel.length + " weights for " + classes + " classes, " + channels
                    + " channels and a kernel of " + side);
        }
    }

    /// The head of a network.
    ///
    /// @throws ModelException if the weights are not the network's
    static BodyHead of(LayerGraph graph, Weights weights) throws ModelException {
        weights.requireFit(graph);
        var cut = HeadCut.of(graph);
        return new BodyHead(
                cut.head().inputChannels(),
                cut.head().kernel(),
                weights.get(cut.kernelName()).values(),
                weights.get(cut.biasName()).values());
    }

    int classes() {
        return classes;
    }

    int channels() {
        return channels;
    }

    /// The same head that does without some channels and weighs the others more, so that sums stay as large on
    /// average.
    ///
    /// @param factors what each channel is multiplied by
    BodyHead scaled(float[] factors) {
        var changed = kernel.clone();
        int taps = side * side;
        for (int i = 0; i < changed.length; i++) {
            changed[i] *= factors[i / taps % channels];
        }
        return new BodyHead(channels, side, changed, bias);
    }

    /// Scores the places of a core.
    ///
    /// @param features `(channel * (rows + 2 * halo) + row) * (columns + 2 * halo) + column`
    /// @param halo places described at each side of the core; where the kernel needs more, 0 is taken, as at
    ///     the edge of an image
    /// @return `(class * rows + row) * columns + column`
    float[] scores(float[] features, int rows, int columns, int halo) {
        int wide = columns + 2 * halo;
        int high = rows + 2 * halo;
        var scores = new float[classes * rows * columns];
        int reach = side / 2;
        for (int index = 0; index < classes; index++) {
            int to = index * rows * columns;
            Arrays.fill(scores, to, to + rows * columns, bias[index]);
            for (int channel = 0; channel < channels; channel++) {
                for (int down = -reach; down <= reach; down++) {
                    for (int right = -reach; right <= reach; right++) {
                        float weight =
                                kernel[((index * channels + channel) * side + down + reach) * side + right + reach];
                        add(
                                features,
                                channel * high * wide,
                                wide,
                                high,
                                halo,
                                down,
                                right,
                                weight,
                                scores,
                                to,
                                rows,
                                columns);
                    }
                }
            }
        }
        return scores;
    }

    private static void add(
            float[] features,
            int from,
            int wide,
            int high,
            int halo,
            int down,
            int right,
            float weight,
            float[] scores,
            int to,
            int rows,
            int columns) {
        int first = Math.max(0, -(halo + right));
        int end = Math.min(columns, wide - halo - right);
        for (int row = 0; row < rows; row++) {
            int source = row + halo + down;
            if (source >= 0 && source < high) {
                int start = from + source * wide + halo + right;
                int target = to + row * columns;
                for (int column = first; column < end; column++) {
                    scores[target + column] += weight * features[start + column];
                }
            }
        }
    }
}
