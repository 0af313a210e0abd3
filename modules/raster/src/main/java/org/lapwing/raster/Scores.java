package org.lapwing.raster;

import java.util.Arrays;

/// The one rule that turns class scores (logits) into classes and probabilities.
///
/// The map, the export and the accuracy report all decide through here, so that what was seen is what is written.
/// Scores stand `stride` apart, so that band-sequential tiles are read in place: the score of class `c` is at
/// `offset + c * stride`.
public final class Scores {

    private static final int BLOCK = 2048;

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

    /// [#argMax(float[], int, int, int)] of many pixels: the score of class `c` at pixel `i` is at `c * pixels + i`.
    ///
    /// Goes class by class over blocks that stay in the processor's cache.
    ///
    /// @param classes number of classes, 1 to 254
    /// @param best receives the class index of each pixel
    public static void argMaxAll(float[] scores, int classes, int pixels, byte[] best) {
        if (classes < 1 || classes > 254 || scores.length < (long) classes * pixels || best.length < pixels) {
            throw new IllegalArgumentException(scores.length + " scores of " + classes + " classes into " + best.length
                    + " of " + pixels + " pixels");
        }
        var highest = new float[Math.min(BLOCK, pixels)];
        for (int start = 0; start < pixels; start += BLOCK) {
            int count = Math.min(BLOCK, pixels - start);
            Arrays.fill(highest, Float.NEGATIVE_INFINITY);
            Arrays.fill(best, start, start + count, (byte) 0);
            for (int index = 0; index < classes; index++) {
                int from = index * pixels + start;
                byte mark = (byte) index;
                for (int i = 0; i < count; i++) {
                    float score = scores[from + i];
                    if (score > highest[i]) {
                        highest[i] = score;
                        best[start + i] = mark;
                    }
                }
            }
        }
    }

    /// The class of many pixels, or `unknown` where the model is less sure than asked.
    ///
    /// @param scores the score of class `c` at pixel `i` is at `c * pixels + i`; stays as it is
    /// @param unknownBelow least probability, in [0, 1], that the best class must have; 0 leaves nothing unknown
    /// @param unknown what stands for "unknown", no class index
    /// @param best receives a class index or `unknown` for each pixel
    public static void decideAll(
            float[] scores, int classes, int pixels, float unknownBelow, byte unknown, byte[] best) {
        argMaxAll(scores, classes, pixels, best);
        if (unknownBelow <= 0) {
            return;
        }
        var confidence = new float[pixels];
        confidenceAll(scores, classes, pixels, confidence);
        for (int i = 0; i < pixels; i++) {
            if (isUnknown(confidence[i], unknownBelow)) {
                best[i] = unknown;
            }
        }
    }

    /// Whether a pixel whose best class is so probable counts as unknown. The one rule for map and export.
    public static boolean isUnknown(float confidence, float unknownBelow) {
        return unknownBelow > 0 && !(confidence >= unknownBelow);
    }

    /// The probability of the best class of many pixels: to the last bit what [#softmaxAll] answers for that
    /// class.
    ///
    /// @param scores the score of class `c` at pixel `i` is at `c * pixels + i`; stays as it is
    /// @param confidence receives a probability for each pixel
    public static void confidenceAll(float[] scores, int classes, int pixels, float[] confidence) {
        var highest = new float[Math.min(BLOCK, pixels)];
        var sums = new double[highest.length];
        for (int start = 0; start < pixels; start += BLOCK) {
            int count = Math.min(BLOCK, pixels - start);
            highest(scores, classes, pixels, start, count, highest);
            Arrays.fill(sums, 0);
            for (int index = 0; index < classes; index++) {
                int from = index * pixels + start;
                for (int i = 0; i < count; i++) {
                    sums[i] += Math.exp(scores[from + i] - highest[i]);
                }
            }
            for (int i = 0; i < count; i++) {
                confidence[start + i] = (float) (1 / sums[i]);
            }
        }
    }

    /// [#softmax] of many pixels, in place: the score of class `c` at pixel `i` is at `c * pixels + i`.
    public static void softmaxAll(float[] scores, int classes, int pixels) {
        var highest = new float[Math.min(BLOCK, pixels)];
        var weights = new double[classes * highest.length];
        var sums = new double[highest.length];
        for (int start = 0; start < pixels; start += BLOCK) {
            int count = Math.min(BLOCK, pixels - start);
            highest(scores, classes, pixels, start, count, highest);
            Arrays.fill(sums, 0);
            for (int index = 0; index < classes; index++) {
                int from = index * pixels + start;
                int to = index * highest.length;
                for (int i = 0; i < count; i++) {
                    double weight = Math.exp(scores[from + i] - highest[i]);
                    weights[to + i] = weight;
                    sums[i] += weight;
                }
            }
            for (int index = 0; index < classes; index++) {
                int from = index * pixels + start;
                int weighed = index * highest.length;
                for (int i = 0; i < count; i++) {
                    scores[from + i] = (float) ((float) weights[weighed + i] / sums[i]);
                }
            }
        }
    }

    private static void highest(float[] scores, int classes, int pixels, int start, int count, float[] highest) {
        System.arraycopy(scores, start, highest, 0, count);
        for (int index = 1; index < classes; index++) {
            int from = index * pixels + start;
            for (int i = 0; i < count; i++) {
                highest[i] = Math.max(highest[i], scores[from + i]);
            }
        }
    }
}
