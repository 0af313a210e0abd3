package org.lapwing.accuracy.estimate;

/// Whether standard errors shrink as the sample grows towards the whole population.
public enum FinitePopulation {
    /// The factor `1 − n/N` is left out, as in the formulas of Olofsson et al. (2014).
    IGNORED,
    /// The factor `1 − n/N` of each stratum is applied, as in Stehman (2014).
    CORRECTED
}
