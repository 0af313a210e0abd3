package org.lapwing.learning;

/// Where training patches are taken.
public enum PatchSampling {
    /// Anywhere with equal chance.
    UNIFORM,
    /// Anywhere, but a patch without at least 0.3 % pixels of the rarer classes is kept only every second time
    /// (Azure pixel-level land cover).
    MINORITY,
    /// Around a pixel of a class drawn in turn, rare classes more often than their area.
    BALANCED
}
