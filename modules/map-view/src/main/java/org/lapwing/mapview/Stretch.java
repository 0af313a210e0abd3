package org.lapwing.mapview;

/// How the physical values of a band become brightness: `low` is black, `high` is full, between them
/// `((value - low) / (high - low)) ^ (1 / gamma)`.
///
/// @param low value shown black
/// @param high value shown full; not equal to `low`, less than it to invert
/// @param gamma above 0; 1 is linear, more is brighter
public record Stretch(double low, double high, double gamma) {

    /// Rejects ranges without extent.
    public Stretch {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low == high) {
            throw new IllegalArgumentException("a stretch needs two different limits, not " + low + " and " + high);
        }
        if (!(gamma > 0) || !Double.isFinite(gamma)) {
            throw new IllegalArgumentException("gamma must be above 0, not " + gamma);
        }
    }

    /// A linear stretch.
    public static Stretch linear(double low, double high) {
        return new Stretch(low, high, 1);
    }

    /// The values of 8-bit pictures, 0 to 255, unchanged.
    public static Stretch bytes() {
        return linear(0, 255);
    }
}
