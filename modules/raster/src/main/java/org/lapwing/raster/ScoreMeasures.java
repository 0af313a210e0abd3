package org.lapwing.raster;

/// What can be said about the probabilities of a pixel in one number, for many pixels at once.
///
/// Probabilities stand band by band, as [Scores#softmaxAll] leaves them: class `c` at pixel `i` is at `c *
/// pixels + i`.
public final class ScoreMeasures {

    private ScoreMeasures() {}

    /// Shannon's entropy divided by that of `classes` alike: 0 where one class is certain, 1 where all are alike.
    ///
    /// @param measure receives a value in [0, 1] for each pixel
    public static void entropyAll(float[] probabilities, int classes, int pixels, float[] measure) {
        double most = Math.log(classes);
        for (int i = 0; i < pixels; i++) {
            double sum = 0;
            for (int at = i; at < classes * pixels; at += pixels) {
                double share = probabilities[at];
                if (share > 0) {
                    sum -= share * Math.log(share);
                }
            }
            measure[i] = classes == 1 ? 0 : (float) Math.clamp(sum / most, 0, 1);
        }
    }

    /// The gap between the two most probable classes: 0 where they tie, 1 where one is certain.
    ///
    /// @param measure receives a value in [0, 1] for each pixel
    public static void marginAll(float[] probabilities, int classes, int pixels, float[] measure) {
        for (int i = 0; i < pixels; i++) {
            float first = 0;
            float second = 0;
            for (int at = i; at < classes * pixels; at += pixels) {
                float share = probabilities[at];
                if (share > first) {
                    second = first;
                    first = share;
                } else if (share > second) {
                    second = share;
                }
            }
            measure[i] = first - second;
        }
    }
}
