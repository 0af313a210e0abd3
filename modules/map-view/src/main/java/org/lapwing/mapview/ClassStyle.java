package org.lapwing.mapview;

import org.lapwing.labels.Legend;

/// Band 0 holds class *indices*, shown in the colours of the legend; other values are transparent.
///
/// @param legend class 0, 1, 2 … in order
public record ClassStyle(Legend legend) implements LayerStyle {}
