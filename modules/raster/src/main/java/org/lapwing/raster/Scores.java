package org.lapwing.raster;

/// The one rule that turns class scores (logits) into classes and probabilities.
///
/// The map, the export and the accuracy report all decide through here, so that what was seen is what is written.
/// Scores stand `stride` apart, so that band-sequential tiles are read in place: the score of class `c` is at
/// `offset + c * stride`.
public final class Scores {

    private Scores() {}

    /// The class index with the highest score; the lowest index on ties. NaN never wins.
    ///
    /// @param classes number of classes, at least 1
    /// @param offset place of the score of class 0
    /// @param stride distance between the scores of neighbouring classes
    public static int argMax(float[] scores, int classes, int offset, int stride) {
        int best = 0;
        float highest = Float.NEGATIVE_INFINITY;
        for (int index = 0, at = offset; index < classes; index++, at += stride) {
            if (scores[at] > highest) {
                highest = scores[at];
                best = index;
            }
        }
        return best;
    }

    /// Writes the probabilities of one pixel, `exp(score) / sum of exp`, to `probabilities[0 … classes - 1]`.
    ///
    /// Shifted by the highest score, so no finite score overflows.
    public static void softmax(float[] scores, int classes, int offset, int stride, float[] probabilities) {
        float highest = scores[offset + argMax(scores, classes, offset, stride) * stride];
        double sum = 0;
        for (int index = 0, at = offset; index < classes; index++, at += stride) {
            double weight = Math.exp(scores[at] - highest);
            probabilities[index] = (float) weight;
            sum += weight;
        }
        for (int index = 0; index < classes; index++) {
            probabilities[index] = (float) (probabilities[index] / sum);
        }
    }
}
