package org.lapwing.model;

import java.util.List;
import org.lapwing.model.loss.LossFormula;

/// How a [Trainable] learns; fixed for its life.
///
/// @param classWeights weight of each class in the losses of single pixels, not negative; empty for equal weights.
///     Pixels of a class that weighs nothing count as unlabelled in every loss
/// @param seed from which the first weights are drawn
/// @param loss what is made small
/// @param optimiser how gradients move weights
/// @param averaging decay of the running average of weights per step, 0 for none; early steps average less, so that
///     the average does not remember the first random weights
/// @param beginning the first weights, and which layers stay as they are
public record TrainingOptions(
        List<Float> classWeights,
        long seed,
        LossFormula loss,
        OptimiserSettings optimiser,
        double averaging,
        Beginning beginning) {

    /// Checks ranges.
    public TrainingOptions {
        classWeights = List.copyOf(classWeights);
        for (float weight : classWeights) {
            if (!Float.isFinite(weight) || weight < 0) {
                throw new IllegalArgumentException("class weights " + classWeights);
            }
        }
        if (!(averaging >= 0 && averaging < 1)) {
            throw new IllegalArgumentException("averaging " + averaging);
        }
    }

    /// Weights drawn from the seed, all of which learn.
    public TrainingOptions(
            List<Float> classWeights, long seed, LossFormula loss, OptimiserSettings optimiser, double averaging) {
        this(classWeights, seed, loss, optimiser, averaging, Beginning.DRAWN);
    }

    /// Cross-entropy made small by AdamW.
    public TrainingOptions(List<Float> classWeights, long seed, double weightDecay, double averaging) {
        this(classWeights, seed, LossFormula.CROSS_ENTROPY, OptimiserSettings.adamW(weightDecay), averaging);
    }

    /// Equal class weights, no decay, no averaging.
    public static TrainingOptions plain(long seed) {
        return new TrainingOptions(List.of(), seed, 0, 0);
    }

    /// A copy with another loss.
    public TrainingOptions withLoss(LossFormula other) {
        return new TrainingOptions(classWeights, seed, other, optimiser, averaging, beginning);
    }

    /// A copy with another optimiser.
    public TrainingOptions withOptimiser(OptimiserSettings other) {
        return new TrainingOptions(classWeights, seed, loss, other, averaging, beginning);
    }

    /// A copy that begins otherwise.
    public TrainingOptions withBeginning(Beginning other) {
        return new TrainingOptions(classWeights, seed, loss, optimiser, averaging, other);
    }
}
