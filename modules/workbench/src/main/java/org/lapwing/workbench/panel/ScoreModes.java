package org.lapwing.workbench.panel;

import org.lapwing.mapview.ScoreMode;
import org.lapwing.workbench.text.Messages;

/// What prediction modes are called.
public final class ScoreModes {

    private ScoreModes() {}

    /// The name of a mode.
    public static String name(ScoreMode mode) {
        return switch (mode) {
            case CLASS -> Messages.text("prediction.mode.class");
            case MIXED -> Messages.text("prediction.mode.mixed");
            case PROBABILITY -> Messages.text("prediction.mode.probability");
            case CONFIDENCE -> Messages.text("prediction.mode.confidence");
            case ENTROPY -> Messages.text("prediction.mode.entropy");
            case MARGIN -> Messages.text("prediction.mode.margin");
            case DISAGREEMENT -> Messages.text("prediction.mode.disagreement");
            case CHANGED -> Messages.text("prediction.mode.changed");
        };
    }

    /// One sentence about what a mode shows.
    static String explanation(ScoreMode mode) {
        return switch (mode) {
            case CLASS -> Messages.text("prediction.mode.class.tip");
            case MIXED -> Messages.text("prediction.mode.mixed.tip");
            case PROBABILITY -> Messages.text("prediction.mode.probability.tip");
            case CONFIDENCE -> Messages.text("prediction.mode.confidence.tip");
            case ENTROPY -> Messages.text("prediction.mode.entropy.tip");
            case MARGIN -> Messages.text("prediction.mode.margin.tip");
            case DISAGREEMENT -> Messages.text("prediction.mode.disagreement.tip");
            case CHANGED -> Messages.text("prediction.mode.changed.tip");
        };
    }

    /// What the dark end of the ramp means.
    static String darkEnd(ScoreMode mode) {
        return switch (mode) {
            case CONFIDENCE -> Messages.text("prediction.ramp.undecided");
            case MARGIN -> Messages.text("prediction.ramp.tie");
            case ENTROPY -> Messages.text("prediction.ramp.certain");
            case DISAGREEMENT -> Messages.text("prediction.ramp.same");
            case CLASS, MIXED, PROBABILITY, CHANGED -> Messages.text("prediction.ramp.none");
        };
    }

    /// What the light end of the ramp means.
    static String lightEnd(ScoreMode mode) {
        return switch (mode) {
            case CONFIDENCE, MARGIN -> Messages.text("prediction.ramp.certain");
            case ENTROPY -> Messages.text("prediction.ramp.undecided");
            case DISAGREEMENT -> Messages.text("prediction.ramp.opposite");
            case CLASS, MIXED, PROBABILITY, CHANGED -> Messages.text("prediction.ramp.all");
        };
    }
}
