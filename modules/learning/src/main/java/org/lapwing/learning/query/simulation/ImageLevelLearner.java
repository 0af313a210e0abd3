package org.lapwing.learning.query.simulation;

import java.util.Arrays;
import java.util.List;

/// A classifier of whole patches by their dominant class, fitted anew in every round: multinomial logistic
/// regression on a few numbers a patch.
///
/// It takes the place of ALS4GAN's convolutional classifier, whose weights from ImageNet this program does not
/// ship: far smaller, fitted in milliseconds, and never as good at telling classes apart by shape. Minimises
/// the mean cross-entropy plus `penalty / 2` times the squared weights (added values excepted) by gradient
/// descent with Nesterov's momentum on standardised numbers; the problem is convex and the fit repeats bit by
/// bit. Immutable.
final class ImageLevelLearner {

    private static final double PENALTY = 1e-2;
    private static final int ITERATIONS = 400;

    private final int classes;
    private final double[] mean;
    private final double[] deviation;
    private final double[] weights;

    private ImageLevelLearner(int classes, double[] mean, double[] deviation, double[] weights) {
        this.classes = classes;
        this.mean = mean;
        this.deviation = deviation;
        this.weights = weights;
    }

    /// Fits.
    ///
    /// @param all numbers of every patch of the pool, by which they are standardised
    /// @param labelled places of the labelled patches
    /// @param dominant class index of each labelled patch, in the same order
    static ImageLevelLearner fit(List<float[]> all, List<Integer> labelled, List<Integer> dominant, int classes) {
        int inputs = all.getFirst().length;
        var mean = new double[inputs];
        var deviation = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            double sum = 0;
            double squares = 0;
            for (var patch : all) {
                sum += patch[i];
                squares += (double) patch[i] * patch[i];
            }
            mean[i] = sum / all.size();
            double variance = squares / all.size() - mean[i] * mean[i];
            deviation[i] = variance > 1e-12 ? Math.sqrt(variance) : 1;
        }
        var learner = new ImageLevelLearner(classes, mean, deviation, new double[classes * (inputs + 1)]);
        var rows = labelled.stream()
                .map(patch -> learner.standardised(all.get(patch)))
                .toList();
        learner.descend(rows, dominant);
        return learner;
    }

    private void descend(List<double[]> rows, List<Integer> dominant) {
        int width = mean.length + 1;
        double most = 0;
        for (var row : rows) {
            double squares = 0;
            for (double value : row) {
                squares += value * value;
            }
            most = Math.max(most, squares);
        }
        double step = 1 / (most / 2 + PENALTY); // the curvature of the cross-entropy is at most half the squared length
        var before = weights.clone();
        var slope = new double[weights.length];
        for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
            double momentum = (iteration - 1.0) / (iteration + 2.0);
            var ahead = new double[weights.length];
            for (int i = 0; i < weights.length; i++) {
                ahead[i] = weights[i] + momentum * (weights[i] - before[i]);
            }
            Arrays.fill(slope, 0);
            for (int n = 0; n < rows.size(); n++) {
                var p = probabilities(ahead, rows.get(n));
                for (int index = 0; index < classes; index++) {
                    double error = (p[index] - (dominant.get(n) == index ? 1 : 0)) / rows.size();
                    for (int i = 0; i < width; i++) {
                        slope[index * width + i] += error * rows.get(n)[i];
                    }
                }
            }
            System.arraycopy(weights, 0, before, 0, weights.length);
            for (int i = 0; i < weights.length; i++) {
                double pull = i % width == width - 1 ? 0 : PENALTY * ahead[i];
                weights[i] = ahead[i] - step * (slope[i] + pull);
            }
        }
    }

    /// Probability of each class for a patch.
    double[] probabilities(float[] patch) {
        return probabilities(weights, standardised(patch));
    }

    private double[] probabilities(double[] place, double[] row) {
        var p = new double[classes];
        double highest = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < classes; index++) {
            for (int i = 0; i < row.length; i++) {
                p[index] += place[index * row.length + i] * row[i];
            }
            highest = Math.max(highest, p[index]);
        }
        double sum = 0;
        for (int index = 0; index < classes; index++) {
            p[index] = Math.exp(p[index] - highest);
            sum += p[index];
        }
        for (int index = 0; index < classes; index++) {
            p[index] /= sum;
        }
        return p;
    }

    /// Standardised numbers and a 1 for the added value.
    private double[] standardised(float[] patch) {
        var row = new double[mean.length + 1];
        for (int i = 0; i < mean.length; i++) {
            row[i] = (patch[i] - mean[i]) / deviation[i];
        }
        row[mean.length] = 1;
        return row;
    }
}
