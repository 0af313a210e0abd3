package org.lapwing.datasets.scene;

/// The pixel that is being drawn and the slowly changing quantities there; reused by one thread.
final class Spot {
    int pixel;
    /// Ground coordinates of its middle.
    float x;
    float y;
    /// The same place on the plan.
    float u;
    float v;
    /// About -1 dry to 1 wet.
    float moisture;
    /// About -1 dark to 1 bright soil.
    float soil;
    /// Noise in [-1, 1] that changes within one to two metres.
    float grain;
    /// Noise in [-1, 1] that changes within four metres.
    float tufts;
    /// Noise in [-1, 1] that changes within seventeen metres.
    float patches;
}
