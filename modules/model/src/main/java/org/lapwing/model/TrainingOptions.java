package org.lapwing.model;

import java.util.List;

/// How a [Trainable] learns; fixed for its life.
///
/// @param classWeights weight of each class in the loss, not negative; empty for equal weights
/// @param seed from which the first weights are drawn
/// @param weightDecay share of each kernel taken away per unit of learning rate (decoupled, Loshchilov and Hutter
///     2019); biases and norms are left alone
/// @param averaging decay of the running average of weights per step, 0 for none; early steps average less, so that
///     the average does not remember the first random weights
public record TrainingOptions(List<Float> classWeights, long seed, double weightDecay, double averaging) {

    /// Checks ranges.
    public TrainingOptions {
        classWeights = List.copyOf(classWeights);
        for (float weight : classWeights) {
            if (!Float.isFinite(weight) || weight < 0) {
                throw new IllegalArgumentException("class weights " + classWeights);
            }
        }
        if (!(weightDecay >= 0 && weightDecay < 1) || !(averaging >= 0 && averaging < 1)) {
            throw new IllegalArgumentException("weight decay " + weightDecay + ", averaging " + averaging);
        }
    }

    /// Equal class weights, no decay, no averaging.
    public static TrainingOptions plain(long seed) {
        return new TrainingOptions(List.of(), seed, 0, 0);
    }
}
