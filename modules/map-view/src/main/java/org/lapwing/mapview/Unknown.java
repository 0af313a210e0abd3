package org.lapwing.mapview;

/// From which confidence on a class is shown as such; what lies below has a colour of its own.
///
/// @param below least probability that the best class must have, 0 to 1; 0 leaves nothing unknown
/// @param argb colour of unknown pixels, 0xAARRGGBB premultiplied by alpha
public record Unknown(double below, int argb) {

    /// Nothing is unknown.
    public static final Unknown NOTHING = new Unknown(0, 0xFF808080);

    /// Checks the probability.
    public Unknown {
        if (!(below >= 0 && below <= 1)) {
            throw new IllegalArgumentException("unknown below " + below + ", which is not in 0 to 1");
        }
    }
}
