package org.lapwing.model.djl;

import java.util.Map;
import org.lapwing.model.OptimiserSettings;

/// Moves one weight array against its gradient, by one of the formulas of [OptimiserSettings.Rule].
///
/// Kept in Java: the sums are exact to repeat on any engine and simple to store; for half a million weights a step
/// costs a millisecond.
interface WeightRule {

    /// Moves the weights.
    ///
    /// @param step number of this step, from 1
    /// @param decay share of each weight taken away per unit of learning rate
    void update(float[] weights, float[] gradient, long step, float learningRate, float decay);

    /// What it remembers between steps, by the name under which it is stored; the arrays themselves.
    Map<String, float[]> memory();

    /// A rule that has not seen any gradient.
    static WeightRule of(OptimiserSettings settings, int size) {
        return switch (settings.rule()) {
            case SGD, NESTEROV -> new Momentum(size, settings.momentum(), settings.rule());
            case ADAM -> new Adam(size);
            case ADAMW -> new AdamW(size);
            case RMSPROP -> new RmsProp(size);
        };
    }
}
