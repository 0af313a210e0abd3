package org.lapwing.model.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.Upsample;

/// A network cut before its head: the body, whose maps describe every pixel, and the head, which names
/// classes by them.
///
/// The head is the last convolution; only enlargements follow it. Because a convolution of kernel 1 and a
/// bilinear enlargement may change places, a pixel's scores follow from the body's map interpolated at that
/// pixel.
///
/// @param body the layers the head depends on; its output is what the head reads
/// @param head one output channel a class
/// @param stride how many times its size the head's map is enlarged, at once; so image pixels per pixel of
///     the body's map
public record HeadCut(LayerGraph body, Convolution head, int stride) {

    /// Checks that the parts fit.
    public HeadCut {
        if (!head.input().equals(body.output().name())
                || head.inputChannels() != body.channels(head.input())
                || head.stride() != 1) {
            throw new IllegalArgumentException("head " + head.name() + " does not read the body's answer");
        }
        if (body.stride(head.input()) != stride || (stride > 1 && head.kernel() > 1)) {
            throw new IllegalArgumentException("head " + head.name() + " of kernel " + head.kernel() + " is enlarged "
                    + stride + " times from a stride of " + body.stride(head.input()));
        }
    }

    /// Cuts a network.
    ///
    /// @throws IllegalArgumentException if anything but enlargements follows its last convolution
    public static HeadCut of(LayerGraph graph) {
        int stride = 1;
        var name = graph.output().name();
        for (var layer : graph.layers().reversed()) {
            if (!layer.name().equals(name)) {
                continue;
            }
            switch (layer) {
                case Upsample up -> {
                    if (stride > 1) {
                        throw new IllegalArgumentException("the network enlarges its scores twice");
                    }
                    stride = up.factor();
                    name = up.input();
                }
                case Convolution head -> {
                    return new HeadCut(upTo(graph, head.input()), head, stride);
                }
                default ->
                    throw new IllegalArgumentException("the network ends in " + layer.name() + ", not in a head");
            }
        }
        throw new IllegalArgumentException("the network has no head");
    }

    /// The layers that one layer's map depends on, that layer last.
    private static LayerGraph upTo(LayerGraph graph, String output) {
        var needed = new HashSet<String>();
        needed.add(output);
        var kept = new ArrayList<Layer>();
        for (var layer : graph.layers().reversed()) {
            if (needed.contains(layer.name())) {
                needed.addAll(layer.inputs());
                kept.addFirst(layer);
            }
        }
        return new LayerGraph(graph.bands(), List.copyOf(kept));
    }

    /// Name of the head's kernel among the weights, `(class * channels + channel) * kernel² + tap`.
    public String kernelName() {
        return head.name() + ".weight";
    }

    /// Name of the head's added values among the weights, one a class.
    public String biasName() {
        return head.name() + ".bias";
    }
}
