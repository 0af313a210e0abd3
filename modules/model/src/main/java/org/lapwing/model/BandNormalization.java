package org.lapwing.model;

/// Which image band feeds an input channel, and how its values are normalised: `(value - mean) / deviation`.
///
/// @param band name of the band in the training imagery
/// @param index band number in the training imagery, from 0
/// @param mean mean physical value over the training pixels
/// @param deviation standard deviation over the training pixels, above 0
public record BandNormalization(String band, int index, double mean, double deviation) {

    /// Rejects what cannot normalise.
    public BandNormalization {
        if (!Double.isFinite(mean) || !Double.isFinite(deviation) || deviation <= 0) {
            throw new IllegalArgumentException("band " + band + ": mean " + mean + ", deviation " + deviation);
        }
    }
}
