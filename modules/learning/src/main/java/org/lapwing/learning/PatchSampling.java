package org.lapwing.learning;

/// Where training patches are taken.
public enum PatchSampling {
    /// Anywhere with equal chance.
    UNIFORM,
    /// Anywhere, but a patch without at least 0.3 % pixels of the rarer classes is kept only every second time
    /// (Azure pixel-level land cover).
    MINORITY,
    /// Around a pixel of a class drawn in turn, rare classes more often than their area.
    BALANCED,
    /// Around places of all shares of the rarer classes alike: cells fall into eleven kinds by that share `s`, kind
    /// `floor((s + 0.05) 10)`, and each kind is drawn equally often, as if its cells were duplicated up to the
    /// number of the largest kind (the cropland system's oversampling, without its made-up rows).
    RATIO,
    /// Half of them around places that the network mapped worst when the last epoch ended, the others anywhere.
    HARD
}
