package org.lapwing.model.graph;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.model.graph.Layer.BatchNorm;
import org.lapwing.model.graph.Layer.Bias;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.KernelStart;
import org.lapwing.model.graph.Layer.Relu;

/// The layers of a network while it is put together. For one thread.
public final class LayerList {

    private final List<Layer> layers = new ArrayList<>();

    /// What a convolution looks like beside its channels.
    ///
    /// @param side rows and columns, odd
    /// @param stride step in pixels
    /// @param dilation pixels between taps
    /// @param groups parts into which channels are divided
    public record Kernel(int side, int stride, int dilation, int groups) {

        /// One pixel, every pixel.
        public static final Kernel POINT = new Kernel(1, 1, 1, 1);

        /// A dense one of that side.
        public static Kernel of(int side, int stride) {
            return new Kernel(side, stride, 1, 1);
        }
    }

    /// Appends a layer.
    ///
    /// @return its name
    public String add(Layer layer) {
        layers.add(layer);
        return layer.name();
    }

    /// Appends a convolution without bias and its batch norm.
    ///
    /// @param convolution name of the convolution
    /// @param norm name of the norm
    /// @return the norm's name
    public String normed(String convolution, String norm, String input, int from, int to, Kernel kernel) {
        layers.add(new Convolution(
                convolution,
                input,
                from,
                to,
                kernel.side,
                kernel.stride,
                kernel.dilation,
                kernel.groups,
                Bias.NONE,
                KernelStart.HE));
        return add(new BatchNorm(norm, convolution));
    }

    /// Appends `name.conv`, `name.norm` and `name.relu`.
    ///
    /// @return the last one's name
    public String unit(String name, String input, int from, int to, Kernel kernel) {
        return add(new Relu(name + ".relu", normed(name + ".conv", name + ".norm", input, from, to, kernel)));
    }

    /// Appends a depthwise 3 × 3 convolution and a pointwise one, each with norm and ReLU: about a ninth of the work of
    /// a dense one (Howard et al. 2017).
    ///
    /// @return the last one's name
    public String separable(String name, String input, int from, int to, int dilation) {
        var depth = unit(name + ".depth", input, from, from, new Kernel(3, 1, dilation, from));
        return unit(name + ".point", depth, from, to, Kernel.POINT);
    }

    /// Appends the 1 × 1 convolution that scores classes, called `head`.
    ///
    /// @return its name
    public String head(String input, int from, int classes) {
        return add(new Convolution("head", input, from, classes, 1, 1, Bias.ADDED, KernelStart.HE));
    }

    /// The network.
    public LayerGraph graph(int bands) {
        return new LayerGraph(bands, layers);
    }
}
