package org.lapwing.model;

/// How gradients move weights.
///
/// @param rule which formula
/// @param momentum of [Rule#SGD] and [Rule#NESTEROV], in [0, 1); the others have constants of their own
/// @param weightDecay share of each kernel taken away per unit of learning rate, by [Rule#ADAMW] apart from the
///     gradient (Loshchilov and Hutter 2019), by the others as part of it; biases and norms are left alone
/// @param clipNorm largest length of the gradient of all weights together; longer ones are shortened to it; 0 for no
///     limit
public record OptimiserSettings(Rule rule, double momentum, double weightDecay, double clipNorm) {

    /// The formulas.
    public enum Rule {
        /// Gradient descent with momentum (Polyak 1964, as Sutskever et al. 2013 without the look-ahead).
        SGD,
        /// Gradient descent with Nesterov's look-ahead (Sutskever et al. 2013).
        NESTEROV,
        /// Adam (Kingma and Ba 2015), decay as part of the gradient.
        ADAM,
        /// Adam with decay apart from the gradient (Loshchilov and Hutter 2019).
        ADAMW,
        /// Gradients over the root of their mean square (Tieleman and Hinton 2012).
        RMSPROP
    }

    /// The momentum when nothing is said.
    public static final double USUAL_MOMENTUM = 0.9;

    /// Checks ranges.
    public OptimiserSettings {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum " + momentum + " is not in [0, 1)");
        }
        if (!(weightDecay >= 0 && weightDecay < 1)) {
            throw new IllegalArgumentException("weight decay " + weightDecay + " is not in [0, 1)");
        }
        if (!(clipNorm >= 0) || Double.isInfinite(clipNorm)) {
            throw new IllegalArgumentException("gradients cannot be clipped to a length of " + clipNorm);
        }
    }

    /// AdamW without clipping.
    public static OptimiserSettings adamW(double weightDecay) {
        return new OptimiserSettings(Rule.ADAMW, USUAL_MOMENTUM, weightDecay, 0);
    }
}
