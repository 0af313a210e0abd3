package org.lapwing.learning;

/// The parts of learning that a person need not choose; measured on real imagery.
///
/// @param weightDecay decoupled decay of kernels per unit of learning rate
/// @param averaging decay of the running average of weights per step
/// @param warmUp share of the run in which the learning rate rises
/// @param floor last learning rate as a share of the peak
/// @param balancedShare share of [PatchSampling#BALANCED] patches put around a drawn class
/// @param classPower exponent of rarity in the class weights of the loss: 0 for equal weights, 0.5 for inverse square
///     roots
record Recipe(
        double weightDecay, double averaging, double warmUp, double floor, double balancedShare, double classPower) {

    static final Recipe DEFAULT = new Recipe(0.01, 0.99, 0.05, 0.01, 0.5, 0.5);

    Recipe {
        if (!(balancedShare >= 0 && balancedShare <= 1) || !(classPower >= 0 && classPower <= 1)) {
            throw new IllegalArgumentException("balanced share " + balancedShare + ", class power " + classPower);
        }
    }
}
