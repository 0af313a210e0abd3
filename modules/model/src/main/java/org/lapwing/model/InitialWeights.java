package org.lapwing.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.lapwing.model.graph.Layer.Convolution;
import org.lapwing.model.graph.LayerGraph;
import org.lapwing.model.graph.ParameterSpec;

/// Weights before training, drawn in Java so that a seed means the same on every engine.
public final class InitialWeights {

    private static final String ALGORITHM = "L64X128MixRandom";
    private static final double SMALL_DEVIATION = 0.01;

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
        double deviation =
                switch (convolution.start()) {
                    case HE -> Math.sqrt(2.0 / (convolution.channelsSeen() * (double) taps));
                    case SMALL -> SMALL_DEVIATION;
                    case IDENTITY -> 0;
                };
        if (deviation == 0) {
            int seen = convolution.channelsSeen();
            int answered = convolution.outputChannels() / convolution.groups();
            for (int channel = 0; channel < convolution.outputChannels(); channel++) {
                if (channel % answered < seen) {
                    values[(channel * seen + channel % answered) * taps + taps / 2] = 1f;
                }
            }
            return;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
    }
}
