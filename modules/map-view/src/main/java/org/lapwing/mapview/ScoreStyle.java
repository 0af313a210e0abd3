package org.lapwing.mapview;

import org.lapwing.labels.Legend;

/// One band of scores (logits) for each class of the legend.
///
/// Such a source is costly to read, so it is not asked for levels it does not have: farther out only what is cached is
/// drawn, and [MapNotice.Kind#ZOOM_IN_TO_PREDICT] says so.
///
/// @param legend class 0, 1, 2 … in order of the bands
/// @param mode what is shown
public record ScoreStyle(Legend legend, ScoreMode mode) implements LayerStyle {}
