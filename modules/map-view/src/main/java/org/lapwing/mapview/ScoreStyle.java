package org.lapwing.mapview;

import org.lapwing.labels.Legend;

/// One band of scores (logits) for each class of the legend, followed by those of a comparison where there is
/// one.
///
/// Such a source is costly to read, so it is not asked for levels it does not have: farther out only what is cached is
/// drawn, and [MapNotice.Kind#ZOOM_IN_TO_PREDICT] says so.
///
/// @param legend class 0, 1, 2 … in order of the bands
/// @param mode what is shown
/// @param classIndex the class of [ScoreMode#PROBABILITY]; other modes ignore it
/// @param unknown what counts as unknown where classes are shown
public record ScoreStyle(Legend legend, ScoreMode mode, int classIndex, Unknown unknown) implements LayerStyle {

    /// Checks the class.
    public ScoreStyle {
        if (classIndex < 0 || classIndex >= legend.size()) {
            throw new IllegalArgumentException("class index " + classIndex + " in a legend of " + legend.size());
        }
    }

    /// A style without unknown pixels.
    public ScoreStyle(Legend legend, ScoreMode mode) {
        this(legend, mode, 0, Unknown.NOTHING);
    }
}
