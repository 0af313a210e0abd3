package org.lapwing.model.djl;

import java.util.Arrays;
import org.lapwing.labels.Legend;

/// The slopes of the Lovász-softmax loss (Berman, Triki and Blaschko 2018, algorithm 1), batch-wise and over the
/// classes that are there.
///
/// For each class the errors (`1 - p` inside, `p` outside) are sorted, largest first; each weighs as much as the
/// Jaccard loss grows when its pixel is added to the wrong ones. While the order stays, the loss is linear in the
/// probabilities: `constant + Σ slope p`.
final class LovaszSlopes {

    private static final int DIGIT = 11;
    private static final int DIGITS = 3;
    private static final int BINS = 1 << DIGIT;

    private final float[] slopes;
    private final double constant;

    private LovaszSlopes(float[] slopes, double constant) {
        this.slopes = slopes;
        this.constant = constant;
    }

    /// What each probability is multiplied with, in the order of the probabilities.
    float[] slopes() {
        return slopes;
    }

    /// What the sum of the products lacks to the loss.
    double constant() {
        return constant;
    }

    /// @param probabilities `pixel * classes + class`
    /// @param classIndices of each pixel, 255 where unlabelled
    static LovaszSlopes of(float[] probabilities, byte[] classIndices, int classes) {
        var labelled = labelled(classIndices);
        var counts = new int[classes];
        for (int pixel : labelled) {
            counts[classIndices[pixel] & 0xFF]++;
        }
        int present = 0;
        for (int count : counts) {
            present += count > 0 ? 1 : 0;
        }
        var slopes = new float[probabilities.length];
        double constant = 0;
        var errors = new int[labelled.length];
        for (int index = 0; index < classes; index++) {
            if (counts[index] == 0) {
                continue;
            }
            for (int i = 0; i < labelled.length; i++) {
                float p = Math.clamp(probabilities[labelled[i] * classes + index], 0f, 1f);
                boolean inside = (classIndices[labelled[i]] & 0xFF) == index;
                // bits of floats that are not negative sort like the floats; complemented, the largest come first
                errors[i] = ~Float.floatToRawIntBits(inside ? 1 - p : p) & Integer.MAX_VALUE;
            }
            int agreeing = counts[index]; // Σ y less those inside seen so far
            int union = counts[index]; // Σ y plus those outside seen so far
            double before = 0;
            for (int place : order(errors)) {
                int pixel = labelled[place];
                boolean inside = (classIndices[pixel] & 0xFF) == index;
                agreeing -= inside ? 1 : 0;
                union += inside ? 0 : 1;
                double jaccardLoss = 1 - (double) agreeing / union;
                double share = (jaccardLoss - before) / present;
                before = jaccardLoss;
                slopes[pixel * classes + index] = (float) (inside ? -share : share);
                constant += inside ? share : 0;
            }
        }
        return new LovaszSlopes(slopes, constant);
    }

    private static int[] labelled(byte[] classIndices) {
        int count = 0;
        var labelled = new int[classIndices.length];
        for (int pixel = 0; pixel < classIndices.length; pixel++) {
            if ((classIndices[pixel] & 0xFF) != Legend.UNLABELLED) {
                labelled[count++] = pixel;
            }
        }
        return Arrays.copyOf(labelled, count);
    }

    /// Places of the keys in rising order, equal ones as they stand: a radix sort, several times faster than comparing
    /// for the half million pixels of a batch.
    private static int[] order(int[] keys) {
        var order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        var next = new int[keys.length];
        for (int digit = 0; digit < DIGITS; digit++) {
            int shift = digit * DIGIT;
            var starts = new int[BINS + 1];
            for (int key : keys) {
                starts[((key >>> shift) & (BINS - 1)) + 1]++;
            }
            for (int bin = 0; bin < BINS; bin++) {
                starts[bin + 1] += starts[bin];
            }
            for (int place : order) {
                next[starts[(keys[place] >>> shift) & (BINS - 1)]++] = place;
            }
            var swap = order;
            order = next;
            next = swap;
        }
        return order;
    }
}
