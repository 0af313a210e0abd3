package org.lapwing.learning;

/// The parts of learning that a person need not choose; measured on real imagery.
///
/// @param averaging decay of the running average of weights per step
/// @param balancedShare share of [PatchSampling#BALANCED] patches put around a drawn class
record Recipe(double averaging, double balancedShare) {

    static final Recipe DEFAULT = new Recipe(0.99, 0.5);

    Recipe {
        if (!(balancedShare >= 0 && balancedShare <= 1)) {
            throw new IllegalArgumentException("balanced share " + balancedShare);
        }
    }
}
