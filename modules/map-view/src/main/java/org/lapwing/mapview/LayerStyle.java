package org.lapwing.mapview;

/// How the samples of a layer become colours, or how its features are drawn.
///
/// Styles compare by value; layers with equal styles share painted tiles.
public sealed interface LayerStyle permits ImageryStyle, RampStyle, ClassStyle, ScoreStyle, FeatureStyle {}
