package org.lapwing.model.djl;

import java.util.Map;

/// Adam (Kingma and Ba 2015, algorithm 1) with decoupled weight decay, for one weight array.
final class AdamW implements WeightRule {

    static final float BETA1 = 0.9f;
    static final float BETA2 = 0.999f;
    static final float EPSILON = 1e-8f;

    private final float[] first;
    private final float[] second;

    AdamW(int size) {
        first = new float[size];
        second = new float[size];
    }

    @Override
    public void update(float[] weights, float[] gradient, long step, float learningRate, float decay) {
        float rate = (float) (learningRate / (1 - Math.pow(BETA1, (double) step)));
        float scale = (float) (1 / Math.sqrt(1 - Math.pow(BETA2, (double) step)));
        float kept = 1 - learningRate * decay;
        for (int i = 0; i < weights.length; i++) {
            float slope = gradient[i];
            float mean = BETA1 * first[i] + (1 - BETA1) * slope;
            float square = BETA2 * second[i] + (1 - BETA2) * slope * slope;
            first[i] = mean;
            second[i] = square;
            weights[i] = kept * weights[i] - rate * mean / ((float) Math.sqrt(square) * scale + EPSILON);
        }
    }

    @Override
    public Map<String, float[]> memory() {
        return Map.of("first", first, "second", second);
    }
}
