package org.lapwing.prediction;

import java.util.Arrays;

/// From logits to classes and probabilities: the one place that decides.
///
/// Scores are band-sequential: the logit of class `index` at pixel `i` of `pixels` stands at `index * pixels + i`.
/// The class of a pixel is the one with the highest logit; ties go to the lowest class index.
public final class Scores {

    private static final int BLOCK = 2048;

    private Scores() {}

    /// The class index of each pixel.
    ///
    /// Goes band by band over blocks that stay in the processor's cache.
    ///
    /// @param scores logits, `classes * pixels` of them
    /// @param classes number of classes, 1 to 254
    /// @param best receives `pixels` class indices
    public static void argMax(float[] scores, int classes, int pixels, byte[] best) {
        if (classes < 1 || classes > 254 || scores.length < (long) classes * pixels || best.length < pixels) {
            throw new IllegalArgumentException(scores.length + " scores of " + classes + " classes into " + best.length
                    + " of " + pixels + " pixels");
        }
        var highest = new float[Math.min(BLOCK, pixels)];
        for (int start = 0; start < pixels; start += BLOCK) {
            int count = Math.min(BLOCK, pixels - start);
            System.arraycopy(scores, start, highest, 0, count);
            Arrays.fill(best, start, start + count, (byte) 0);
            for (int index = 1; index < classes; index++) {
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

    /// The class index of one pixel given its logits in order.
    public static int argMax(float[] logits) {
        int best = 0;
        for (int index = 1; index < logits.length; index++) {
            if (logits[index] > logits[best]) {
                best = index;
            }
        }
        return best;
    }

    /// Replaces the logits of one pixel by probabilities: `exp(s - max) / sum(exp(s - max))`.
    public static void softmax(float[] logits) {
        softmax(logits, logits.length, 1, logits);
    }

    /// Probabilities of each pixel: `exp(s - max) / sum(exp(s - max))`, in [0, 1], summing to 1 up to rounding.
    ///
    /// @param scores logits, `classes * pixels` of them
    /// @param probabilities receives as many probabilities in the same order; may be `scores` itself
    public static void softmax(float[] scores, int classes, int pixels, float[] probabilities) {
        var highest = new float[Math.min(BLOCK, pixels)];
        var sum = new float[highest.length];
        for (int start = 0; start < pixels; start += BLOCK) {
            int count = Math.min(BLOCK, pixels - start);
            System.arraycopy(scores, start, highest, 0, count);
            for (int index = 1; index < classes; index++) {
                int from = index * pixels + start;
                for (int i = 0; i < count; i++) {
                    highest[i] = Math.max(highest[i], scores[from + i]);
                }
            }
            Arrays.fill(sum, 0, count, 0);
            for (int index = 0; index < classes; index++) {
                int from = index * pixels + start;
                for (int i = 0; i < count; i++) {
                    float power = (float) Math.exp(scores[from + i] - highest[i]);
                    probabilities[from + i] = power;
                    sum[i] += power;
                }
            }
            for (int index = 0; index < classes; index++) {
                int from = index * pixels + start;
                for (int i = 0; i < count; i++) {
                    probabilities[from + i] /= sum[i];
                }
            }
        }
    }
}
