package org.lapwing.model.djl;

import java.util.Map;

/// Adam (Kingma and Ba 2015, algorithm 1) with decay as part of the gradient, where [AdamW] takes it apart.
final class Adam implements WeightRule {

    private final AdamW moments;
    private final float[] slopes;

    Adam(int size) {
        moments = new AdamW(size);
        slopes = new float[size];
    }

    @Override
    public void update(float[] weights, float[] gradient, long step, float learningRate, float decay) {
        for (int i = 0; i < weights.length; i++) {
            slopes[i] = gradient[i] + decay * weights[i];
        }
        moments.update(weights, slopes, step, learningRate, 0);
    }

    @Override
    public Map<String, float[]> memory() {
        return moments.memory();
    }
}
