package org.lapwing.learning.query;

import java.util.Arrays;
import java.util.List;
import org.lapwing.raster.ScoreMeasures;

/// How unsure one or several models are about each pixel, in [0, 1]: the larger, the more a label is expected
/// to help.
///
/// Probabilities stand class by class: class `c` at pixel `i` is at `c * pixels + i`.
final class PixelMeasures {

    private PixelMeasures() {}

    /// One minus the gap between the two most probable classes. Ties score 1.
    static void margin(float[] probabilities, int classes, int pixels, float[] measure) {
        ScoreMeasures.marginAll(probabilities, classes, pixels, measure);
        for (int i = 0; i < pixels; i++) {
            measure[i] = 1 - measure[i];
        }
    }

    /// One minus the probability of the most probable class.
    static void leastConfidence(float[] probabilities, int classes, int pixels, float[] measure) {
        for (int i = 0; i < pixels; i++) {
            float most = 0;
            for (int index = 0; index < classes; index++) {
                most = Math.max(most, probabilities[index * pixels + i]);
            }
            measure[i] = 1 - most;
        }
    }

    /// Mutual information between a pixel's class and which model is right: entropy of the mean of the models'
    /// probabilities less the mean of their entropies, divided by the logarithm of the number of classes
    /// (Houlsby et al. 2011, equation 2; Gal et al. 2017). The same number is the mean Kullback-Leibler
    /// divergence of the models from their mean, so a committee's divergence is computed here too.
    ///
    /// @param models probabilities of each model, which stay as they are
    static void mutualInformation(List<float[]> models, int classes, int pixels, float[] measure) {
        var mean = mean(models, classes, pixels);
        ScoreMeasures.entropyAll(mean, classes, pixels, measure);
        var each = new float[pixels];
        var sum = new double[pixels];
        for (var model : models) {
            ScoreMeasures.entropyAll(model, classes, pixels, each);
            for (int i = 0; i < pixels; i++) {
                sum[i] += each[i];
            }
        }
        for (int i = 0; i < pixels; i++) {
            measure[i] = (float) Math.clamp(measure[i] - sum[i] / models.size(), 0, 1);
        }
    }

    /// Entropy of the models' votes, divided by the most that so many votes on so many classes can have.
    static void voteEntropy(List<float[]> models, int classes, int pixels, float[] measure) {
        double most = mostVoteEntropy(models.size(), classes);
        var votes = new int[classes];
        for (int i = 0; i < pixels; i++) {
            Arrays.fill(votes, 0);
            for (var model : models) {
                votes[best(model, classes, pixels, i)]++;
            }
            double sum = 0;
            for (int count : votes) {
                if (count > 0) {
                    double share = (double) count / models.size();
                    sum -= share * Math.log(share);
                }
            }
            measure[i] = most == 0 ? 0 : (float) Math.clamp(sum / most, 0, 1);
        }
    }

    /// Entropy of votes that are spread as evenly over the classes as whole votes can be.
    private static double mostVoteEntropy(int voters, int classes) {
        int few = voters / classes;
        int more = voters % classes;
        double sum = 0;
        for (int index = 0; index < classes; index++) {
            double share = (double) (few + (index < more ? 1 : 0)) / voters;
            sum -= share > 0 ? share * Math.log(share) : 0;
        }
        return sum;
    }

    /// The mean of the models' probabilities: a new array.
    static float[] mean(List<float[]> models, int classes, int pixels) {
        var sum = new double[classes * pixels];
        for (var model : models) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += model[i];
            }
        }
        var mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / models.size());
        }
        return mean;
    }

    /// The most probable class of a pixel; the lowest index on ties.
    static int best(float[] probabilities, int classes, int pixels, int pixel) {
        int best = 0;
        for (int index = 1; index < classes; index++) {
            if (probabilities[index * pixels + pixel] > probabilities[best * pixels + pixel]) {
                best = index;
            }
        }
        return best;
    }
}
