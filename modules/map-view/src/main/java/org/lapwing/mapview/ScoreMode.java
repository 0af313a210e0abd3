package org.lapwing.mapview;

/// What a layer of class scores shows. All of it is derived from the scores, so a change never predicts.
public enum ScoreMode {
    /// The colour of the class with the highest score.
    CLASS,
    /// The colours of all classes, mixed by their probabilities.
    MIXED,
    /// How probable one chosen class is.
    PROBABILITY,
    /// How probable the shown class is, from dark (undecided) to light (certain).
    CONFIDENCE,
    /// How evenly probability is spread over the classes, from dark (certain) to light (all alike).
    ENTROPY,
    /// The gap between the two most probable classes, from dark (a tie) to light (certain).
    MARGIN,
    /// How far the probabilities of two models lie apart; asks for [org.lapwing.raster.ComparedScores].
    DISAGREEMENT,
    /// The new class where it is not the one of an earlier model, a veil elsewhere; asks for
    /// [org.lapwing.raster.ComparedScores].
    CHANGED;

    /// Whether two models are shown against each other.
    public boolean isComparison() {
        return this == DISAGREEMENT || this == CHANGED;
    }

    /// Whether the colours are those of [ScoreRamp], not of the legend.
    public boolean isMeasure() {
        return switch (this) {
            case PROBABILITY, CONFIDENCE, ENTROPY, MARGIN, DISAGREEMENT -> true;
            case CLASS, MIXED, CHANGED -> false;
        };
    }
}
