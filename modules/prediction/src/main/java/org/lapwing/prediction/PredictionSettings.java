package org.lapwing.prediction;

import org.lapwing.jobs.Lane;

/// How a [PredictedRaster] uses device, memory and disk; none of it changes a pixel.
///
/// @param lane whose turn its patches take on the device
/// @param cache where predicted patches are kept; may be shared by several rasters
/// @param origin what the image and the engine are called on disk
/// @param decodedPatches most patches of imagery read and waiting for the device, at least 1; the rest wait unread
public record PredictionSettings(Lane lane, ScoreCache cache, ScoreOrigin origin, int decodedPatches) {

    /// Memory for predicted patches unless a person asks otherwise.
    public static final long USUAL_CACHE_BYTES = 256L << 20;

    private static final int LIVE_PATCHES = 8;

    /// Checks the number of patches.
    public PredictionSettings {
        if (decodedPatches < 1) {
            throw new IllegalArgumentException(decodedPatches + " decoded patches");
        }
    }

    /// Keeps patches in a cache of its own, in memory only.
    ///
    /// @param cacheBytes budget of predicted scores kept, in bytes, 0 or more
    public PredictionSettings(Lane lane, long cacheBytes, int decodedPatches) {
        this(lane, ScoreCache.inMemory(cacheBytes), ScoreOrigin.UNKNOWN, decodedPatches);
    }

    /// For a map on a screen: the interactive lane, a cache of its own.
    public static PredictionSettings live() {
        return live(ScoreCache.inMemory(USUAL_CACHE_BYTES), ScoreOrigin.UNKNOWN);
    }

    /// For a map on a screen: the interactive lane.
    public static PredictionSettings live(ScoreCache cache, ScoreOrigin origin) {
        return new PredictionSettings(Lane.INTERACTIVE, cache, origin, LIVE_PATCHES);
    }

    /// For reading a prediction once from end to end, such as an accuracy report: the export lane, 128 MiB of scores.
    public static PredictionSettings sweep() {
        return new PredictionSettings(Lane.EXPORT, 128L << 20, 4);
    }
}
