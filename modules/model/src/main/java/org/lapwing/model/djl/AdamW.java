package org.lapwing.model.djl;

/// Adam (Kingma and Ba 2015, algorithm 1) with decoupled weight decay, for one weight array.
///
/// Kept in Java: the sums are exact to repeat on any engine and simple to store; for half a million weights a step
/// costs a millisecond.
final class AdamW {

    static final float BETA1 = 0.9f;
    static final float BETA2 = 0.999f;
    static final float EPSILON = 1e-8f;

    private final float[] first;
    private final float[] second;

    AdamW(int size) {
        first = new float[size];
        second = new float[size];
    }

    /// Moves the weights.
    ///
    /// @param step number of this step, from 1
    /// @param decay share of each weight taken away per unit of learning rate
    void update(float[] weights, float[] gradient, long step, float learningRate, float decay) {
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

    float[] first() {
        return first;
    }

    float[] second() {
        return second;
    }

    void restore(float[] storedFirst, float[] storedSecond) {
        System.arraycopy(storedFirst, 0, first, 0, first.length);
        System.arraycopy(storedSecond, 0, second, 0, second.length);
    }
}
