package org.lapwing.mapview;

/// How a view has kept up so far.
///
/// @param frames pictures committed to the screen
/// @param lastPaintNanos time the painter took for the last picture
/// @param maxPaintNanos longest such time
/// @param lastCommitNanos time the last commit held the FX thread
/// @param maxCommitNanos longest such time
/// @param missingTiles visible tiles not there yet
public record MapStatistics(
        long frames,
        long lastPaintNanos,
        long maxPaintNanos,
        long lastCommitNanos,
        long maxCommitNanos,
        int missingTiles) {}
