package org.lapwing.mapview;

import java.util.List;

/// How many pixels of a view each class of a prediction takes, as far as they are predicted.
///
/// @param classPixels pixels of each class, in order of the legend
/// @param unknownPixels pixels about which the model is not sure enough
/// @param emptyPixels pixels without data
/// @param missingPixels pixels in view that are not predicted
/// @param level pyramid level that was counted
/// @param coverage whether the level holds every pixel or a sample
public record ViewShares(
        List<Long> classPixels,
        long unknownPixels,
        long emptyPixels,
        long missingPixels,
        int level,
        Coverage coverage) {

    /// What a level holds.
    public enum Coverage {
        /// Every pixel, as soon as its tile is there.
        WHOLE,
        /// A sample of the pixels; the others stay missing.
        SAMPLE
    }

    /// Copies the list.
    public ViewShares {
        classPixels = List.copyOf(classPixels);
    }

    /// Pixels that are predicted and hold data.
    public long countedPixels() {
        return unknownPixels + classPixels.stream().mapToLong(Long::longValue).sum();
    }

    /// The part of the view that is predicted, in [0, 1]; 0 where nothing of the layer is in view.
    public double predictedShare() {
        long all = countedPixels() + emptyPixels + missingPixels;
        return all == 0 ? 0 : 1 - (double) missingPixels / all;
    }
}
