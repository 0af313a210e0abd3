package org.lapwing.learning.update;

import java.util.List;

/// Whether a head names earlier labels clearly worse than the one before.
///
/// Pixels of one window resemble each other, so windows are the units: the loss of each is compared before and after,
/// and the mean change counts as clear from twice its standard error. Fewer than four windows tell nothing.
final class Forgetting {

    private static final int FEWEST_WINDOWS = 4;
    private static final double STANDARD_ERRORS = 2;

    /// A loss smaller than this is as good as none.
    private static final double NOISE = 0.02;

    private Forgetting() {}

    /// Compares two heads window by window.
    ///
    /// @param ends number of samples up to the end of each window
    /// @param tolerance share of the loss before by which it may rise
    static boolean isClear(
            PixelSamples samples, List<Integer> ends, LinearHead before, LinearHead after, double tolerance) {
        int windows = 0;
        double losses = 0;
        double sum = 0;
        double squares = 0;
        int start = 0;
        for (int end : ends) {
            if (end > start) {
                double old = before.meanLoss(samples, start, end);
                double change = after.meanLoss(samples, start, end) - old;
                losses += old;
                sum += change;
                squares += change * change;
                windows++;
                start = end;
            }
        }
        if (windows < FEWEST_WINDOWS) {
            return false;
        }
        double mean = sum / windows;
        double variance = Math.max(0, squares / windows - mean * mean) * windows / (windows - 1);
        return mean > tolerance * losses / windows + NOISE && mean > STANDARD_ERRORS * Math.sqrt(variance / windows);
    }
}
