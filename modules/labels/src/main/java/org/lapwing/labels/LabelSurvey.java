package org.lapwing.labels;

import java.util.List;

/// What a label raster holds: exact counts over one window.
///
/// @param pixelsPerClass pixels of each class, in the order of the legend
/// @param unlabelled pixels that the file or the legend says are unlabelled
/// @param unmatchedPixels pixels whose value or colour the legend does not name
/// @param unmatched the values behind `unmatchedPixels`, most frequent first; at most [#MOST_VALUES] of them
public record LabelSurvey(
        List<Long> pixelsPerClass, long unlabelled, long unmatchedPixels, List<UnmatchedValue> unmatched) {

    /// How many different unmatched values are told apart; further ones only count.
    public static final int MOST_VALUES = 1000;

    /// Copies the lists.
    public LabelSurvey {
        pixelsPerClass = List.copyOf(pixelsPerClass);
        unmatched = List.copyOf(unmatched);
    }

    /// All pixels that have a class.
    public long labelled() {
        return pixelsPerClass.stream().mapToLong(Long::longValue).sum();
    }
}
