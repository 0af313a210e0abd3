package org.lapwing.model.djl;

import java.util.Map;

/// RMSProp (Tieleman and Hinton 2012, lecture 6e): `s = 0.99 s + 0.01 g²`, `w -= rate g / (√s + 1e-8)`; decay is part
/// of `g`.
final class RmsProp implements WeightRule {

    static final float KEPT = 0.99f;
    static final float EPSILON = 1e-8f;

    private final float[] square;

    RmsProp(int size) {
        square = new float[size];
    }

    @Override
    public void update(float[] weights, float[] gradient, long step, float learningRate, float decay) {
        for (int i = 0; i < weights.length; i++) {
            float slope = gradient[i] + decay * weights[i];
            square[i] = KEPT * square[i] + (1 - KEPT) * slope * slope;
            weights[i] -= learningRate * slope / ((float) Math.sqrt(square[i]) + EPSILON);
        }
    }

    @Override
    public Map<String, float[]> memory() {
        return Map.of("square", square);
    }
}
