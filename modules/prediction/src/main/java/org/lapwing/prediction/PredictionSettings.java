package org.lapwing.prediction;

import org.lapwing.jobs.Lane;

/// How a [PredictedRaster] uses device and memory; none of it changes a pixel.
///
/// @param lane whose turn its patches take on the device
/// @param cacheBytes budget of predicted scores kept, in bytes, 0 or more
/// @param decodedPatches most patches of imagery read and waiting for the device, at least 1; the rest wait unread
public record PredictionSettings(Lane lane, long cacheBytes, int decodedPatches) {

    /// Checks ranges.
    public PredictionSettings {
        if (cacheBytes < 0 || decodedPatches < 1) {
            throw new IllegalArgumentException(
                    "cache of " + cacheBytes + " bytes, " + decodedPatches + " decoded patches");
        }
    }

    /// For a map on a screen: the interactive lane, 256 MiB of scores.
    public static PredictionSettings live() {
        return new PredictionSettings(Lane.INTERACTIVE, 256L << 20, 8);
    }

    /// For reading a prediction once from end to end, such as an accuracy report: the export lane, 128 MiB of scores.
    public static PredictionSettings sweep() {
        return new PredictionSettings(Lane.EXPORT, 128L << 20, 4);
    }
}
