package org.lapwing.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.Layer.KernelStart;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.graph.ParameterSpec;

/// Weights before training, drawn in Java so that a seed means the same on every engine.
public final class InitialWeights {

    private static final String ALGORITHM = "L64X128MixRandom";

    private InitialWeights() {}

    /// Draws the weights of a network.
    public static Weights draw(LayerGraph graph, long seed) {
        var random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
        var convolutions = new LinkedHashMap<String, Convolution>();
        for (var layer : graph.layers()) {
            if (layer instanceof Convolution convolution) {
                convolutions.put(convolution.name() + ".weight", convolution);
            }
        }
        var tensors = new LinkedHashMap<String, Tensor>();
        for (var parameter : graph.parameters()) {
            tensors.put(
                    parameter.name(),
                    new Tensor(parameter.shape(), start(parameter, convolutions.get(parameter.name()), random)));
        }
        return new Weights(tensors);
    }

    private static float[] start(ParameterSpec parameter, @Nullable Convolution convolution, RandomGenerator random) {
        var values = new float[parameter.size()];
        switch (parameter.role()) {
            case KERNEL -> {
                if (convolution == null) {
                    throw new IllegalStateException("kernel " + parameter.name() + " without its convolution");
                }
                drawKernel(values, convolution, random);
            }
            case SCALE, RUNNING_VARIANCE -> Arrays.fill(values, 1f);
            case BIAS, SHIFT, RUNNING_MEAN -> {}
        }
        return values;
    }

    private static void drawKernel(float[] values, Convolution convolution, RandomGenerator random) {
        int taps = convolution.kernel() * convolution.kernel();
        if (convolution.start() == KernelStart.IDENTITY) {
            int channels = Math.min(convolution.inputChannels(), convolution.outputChannels());
            for (int channel = 0; channel < channels; channel++) {
                values[(channel * convolution.inputChannels() + channel) * taps + taps / 2] = 1f;
            }
            return;
        }
        double deviation = Math.sqrt(2.0 / (convolution.inputChannels() * (double) taps));
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
    }
}
