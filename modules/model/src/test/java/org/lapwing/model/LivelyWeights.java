package org.lapwing.model;

import java.util.LinkedHashMap;
import java.util.SplittableRandom;
import org.lapwing.model.graph.LayerGraph;

/// Random weights whose biases, scales and statistics are far from their start, so that each matters.
public final class LivelyWeights {

    private LivelyWeights() {}

    public static Weights of(LayerGraph graph, long seed) {
        var random = new SplittableRandom(seed);
        var start = InitialWeights.draw(graph, seed);
        var tensors = new LinkedHashMap<String, Tensor>();
        for (var spec : graph.parameters()) {
            var values = start.get(spec.name()).values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] += switch (spec.role()) {
                    case KERNEL -> 0;
                    case BIAS, SHIFT, RUNNING_MEAN, SCALE, RUNNING_VARIANCE -> (float) (random.nextDouble() - 0.5);
                };
            }
            tensors.put(spec.name(), new Tensor(spec.shape(), values));
        }
        return new Weights(tensors);
    }

    public static float[] noise(long seed, int size) {
        var random = new SplittableRandom(seed);
        var values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (random.nextDouble() * 4 - 2);
        }
        return values;
    }
}
