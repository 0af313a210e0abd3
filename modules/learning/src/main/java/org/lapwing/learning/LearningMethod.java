package org.lapwing.learning;

import org.lapwing.model.OptimiserSettings;
import org.lapwing.model.loss.LossFormula;

/// What a run makes small, and how it steps towards it.
///
/// @param loss what is made small
/// @param classPower exponent of rarity in the class weights of the loss: 0 for equal weights, 0.5 for inverse square
///     roots, 1 for classes that weigh the same in all
/// @param optimiser how gradients move weights
/// @param schedule the learning rate over the run
/// @param gathered batches whose gradients are taken together in one step, at least 1
public record LearningMethod(
        LossFormula loss, double classPower, OptimiserSettings optimiser, RateSchedule schedule, int gathered) {

    /// What runs use unless told otherwise; measured on real imagery.
    public static final LearningMethod DEFAULT =
            new LearningMethod(LossFormula.CROSS_ENTROPY, 0.5, OptimiserSettings.adamW(0.01), RateSchedule.DEFAULT, 1);

    /// Checks ranges.
    public LearningMethod {
        if (!(classPower >= 0 && classPower <= 1)) {
            throw new IllegalArgumentException("class weights go from 0 (equal) to 1, not " + classPower);
        }
        if (gathered < 1 || gathered > 1000) {
            throw new IllegalArgumentException("1 to 1000 batches are gathered for a step, not " + gathered);
        }
    }

    /// A copy with another loss.
    public LearningMethod withLoss(LossFormula other) {
        return new LearningMethod(other, classPower, optimiser, schedule, gathered);
    }

    /// A copy with other class weights.
    public LearningMethod withClassPower(double other) {
        return new LearningMethod(loss, other, optimiser, schedule, gathered);
    }

    /// A copy with another optimiser.
    public LearningMethod withOptimiser(OptimiserSettings other) {
        return new LearningMethod(loss, classPower, other, schedule, gathered);
    }

    /// A copy with another schedule.
    public LearningMethod withSchedule(RateSchedule other) {
        return new LearningMethod(loss, classPower, optimiser, other, gathered);
    }

    /// A copy that takes so many batches together.
    public LearningMethod withGathered(int other) {
        return new LearningMethod(loss, classPower, optimiser, schedule, other);
    }
}
