package org.lapwing.mapview;

/// What a layer of class scores shows.
public enum ScoreMode {
    /// The colour of the class with the highest score.
    CLASS,
    /// The colours of all classes, mixed by their probabilities.
    MIXED,
    /// How probable the shown class is, from dark (undecided) to light (certain).
    CONFIDENCE
}
