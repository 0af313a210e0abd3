package org.lapwing.model.djl;

import java.util.Map;
import org.lapwing.model.OptimiserSettings.Rule;

/// Gradient descent with momentum (Polyak 1964; Sutskever et al. 2013), written as PyTorch has it:
/// `v = m v + g`, then `w -= rate v`, with Nesterov's look-ahead `w -= rate (g + m v)`. Decay is part of `g`.
final class Momentum implements WeightRule {

    private final float[] velocity;
    private final float momentum;
    private final boolean looksAhead;

    Momentum(int size, double momentum, Rule rule) {
        velocity = new float[size];
        this.momentum = (float) momentum;
        looksAhead = rule == Rule.NESTEROV;
    }

    @Override
    public void update(float[] weights, float[] gradient, long step, float learningRate, float decay) {
        for (int i = 0; i < weights.length; i++) {
            float slope = gradient[i] + decay * weights[i];
            velocity[i] = momentum * velocity[i] + slope;
            weights[i] -= learningRate * (looksAhead ? slope + momentum * velocity[i] : velocity[i]);
        }
    }

    @Override
    public Map<String, float[]> memory() {
        return Map.of("velocity", velocity);
    }
}
