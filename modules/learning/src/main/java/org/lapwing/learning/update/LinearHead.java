package org.lapwing.learning.update;

/// A head applied to samples: scores, best class, loss.
final class LinearHead {

    private final float[] kernel;
    private final float[] bias;

    /// @param kernel `class * inputs + input`
    /// @param bias one a class
    LinearHead(float[] kernel, float[] bias) {
        this.kernel = kernel;
        this.bias = bias;
    }

    int classes() {
        return bias.length;
    }

    /// Scores a sample.
    ///
    /// @param scores receives one a class
    /// @return the class of the highest score
    int score(PixelSamples samples, int sample, float[] scores) {
        int inputs = samples.inputs();
        int best = 0;
        for (int index = 0; index < bias.length; index++) {
            float score = bias[index];
            for (int input = 0; input < inputs; input++) {
                score += kernel[index * inputs + input] * samples.input(input)[sample];
            }
            scores[index] = score;
            best = score > scores[best] ? index : best;
        }
        return best;
    }

    /// `-log` of the probability of a class.
    static double loss(float[] scores, int truth) {
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - most);
        }
        return Math.log(sum) - (scores[truth] - most);
    }

    /// Weighted share of the first samples that are named right, in [0, 1]; NaN where there are none.
    double shareRight(PixelSamples samples, int first) {
        double right = 0;
        double all = 0;
        var scores = new float[bias.length];
        for (int sample = 0; sample < first; sample++) {
            double weight = samples.weight(sample);
            right += score(samples, sample, scores) == samples.classIndex(sample) ? weight : 0;
            all += weight;
        }
        return all == 0 ? Double.NaN : right / all;
    }

    /// Weighted mean loss of some samples.
    ///
    /// @param to behind the last one; after `from`
    double meanLoss(PixelSamples samples, int from, int to) {
        double sum = 0;
        double all = 0;
        var scores = new float[bias.length];
        for (int sample = from; sample < to; sample++) {
            score(samples, sample, scores);
            sum += samples.weight(sample) * loss(scores, samples.classIndex(sample));
            all += samples.weight(sample);
        }
        return sum / all;
    }
}
