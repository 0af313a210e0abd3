package org.lapwing.learning.update;

import java.util.Arrays;
import org.lapwing.jobs.CancelToken;

/// Fits a linear classifier to weighted samples: multinomial logistic regression held to where it began.
///
/// Minimises the weighted mean of `-log p(class)` plus `closeness / 2` times the squared change of all weights, each in
/// units of one standard deviation of what it weighs. A class that no sample shows keeps its weights. The
/// problem is convex; it is solved by L-BFGS (Nocedal and Wright, Numerical Optimization, 2nd edition,
/// algorithm 7.5) with a backtracking line search. Equal samples give equal weights, bit by bit. Not safe for
/// several threads.
final class SoftmaxFit {

    private static final int MEMORY = 8;
    private static final int BLOCK = 256;
    private static final double ENOUGH = 1e-4;

    private final PixelSamples samples;
    private final int classes;
    private final int inputs;
    private final double closeness;
    private final float[] scale;
    private final float[] start;
    private final boolean[] shown;
    private final float[] before;

    /// @param kernel the head's, `class * inputs + input`
    /// @param bias the head's, one a class
    SoftmaxFit(PixelSamples samples, float[] kernel, float[] bias, double closeness) {
        this.samples = samples;
        this.classes = bias.length;
        this.inputs = samples.inputs();
        this.closeness = closeness;
        this.scale = samples.deviations();
        this.start = new float[classes * (inputs + 1)];
        this.shown = new boolean[classes];
        this.before = kernel;
        var weights = samples.classWeights(classes);
        for (int index = 0; index < classes; index++) {
            for (int input = 0; input < inputs; input++) {
                start[index * (inputs + 1) + input] = kernel[index * inputs + input] * scale[input];
            }
            start[index * (inputs + 1) + inputs] = bias[index];
            shown[index] = weights[index] > 0;
        }
    }

    /// A fitted head.
    ///
    /// @param steps steps taken
    /// @param loss what was reached
    static final class Fitted {
        final float[] kernel;
        final float[] bias;
        final int steps;
        final double loss;

        Fitted(float[] kernel, float[] bias, int steps, double loss) {
            this.kernel = kernel;
            this.bias = bias;
            this.steps = steps;
            this.loss = loss;
        }
    }

    /// Fits.
    ///
    /// @param most steps at most
    Fitted fit(int most, CancelToken cancel) {
        int size = start.length;
        var place = start.clone();
        var slope = new float[size];
        double loss = loss(place, slope, cancel);
        var moves = new float[MEMORY][];
        var turns = new float[MEMORY][];
        int kept = 0;
        int step = 0;
        while (step < most) {
            var direction = direction(slope, moves, turns, kept);
            double descent = dot(direction, slope);
            if (!(descent < 0)) {
                kept = 0;
                direction = negative(slope);
                descent = dot(direction, slope);
            }
            if (-descent < 1e-10) {
                break;
            }
            double length = kept == 0 ? Math.min(1, 1 / Math.sqrt(dot(slope, slope))) : 1;
            var next = new float[size];
            var nextSlope = new float[size];
            double nextLoss = Double.POSITIVE_INFINITY;
            for (int attempt = 0; attempt < 20; attempt++, length /= 2) {
                for (int i = 0; i < size; i++) {
                    next[i] = place[i] + (float) length * direction[i];
                }
                nextLoss = loss(next, nextSlope, cancel);
                if (nextLoss <= loss + ENOUGH * length * descent) {
                    break;
                }
            }
            if (!(nextLoss < loss)) {
                break;
            }
            var move = minus(next, place);
            var turn = minus(nextSlope, slope);
            if (dot(move, turn) > 0) {
                moves[kept % MEMORY] = move;
                turns[kept % MEMORY] = turn;
                kept++;
            }
            boolean settled = loss - nextLoss < 1e-6 * Math.max(1e-3, loss);
            place = next;
            slope = nextSlope;
            loss = nextLoss;
            step++;
            if (settled) {
                break;
            }
        }
        return unscaled(place, step, loss);
    }

    private Fitted unscaled(float[] place, int step, double loss) {
        var kernel = new float[classes * inputs];
        var bias = new float[classes];
        for (int index = 0; index < classes; index++) {
            for (int input = 0; input < inputs; input++) {
                kernel[index * inputs + input] = shown[index]
                        ? place[index * (inputs + 1) + input] / scale[input]
                        : before[index * inputs + input];
            }
            bias[index] = place[index * (inputs + 1) + inputs];
        }
        return new Fitted(kernel, bias, step, loss);
    }

    /// The two loops of L-BFGS: minus the slope, turned by what earlier steps told of the curvature.
    private static float[] direction(float[] slope, float[][] moves, float[][] turns, int kept) {
        var direction = negative(slope);
        int count = Math.min(kept, MEMORY);
        var shares = new double[MEMORY];
        for (int back = 1; back <= count; back++) {
            int at = (kept - back) % MEMORY;
            shares[at] = dot(moves[at], direction) / dot(moves[at], turns[at]);
            addTimes(direction, turns[at], -shares[at]);
        }
        if (count > 0) {
            int last = (kept - 1) % MEMORY;
            double size = dot(moves[last], turns[last]) / dot(turns[last], turns[last]);
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= (float) size;
            }
        }
        for (int back = count; back >= 1; back--) {
            int at = (kept - back) % MEMORY;
            double share = dot(turns[at], direction) / dot(moves[at], turns[at]);
            addTimes(direction, moves[at], shares[at] - share);
        }
        return direction;
    }

    /// The loss at a place, and its slope.
    private double loss(float[] place, float[] slope, CancelToken cancel) {
        var sums = new double[slope.length];
        var scores = new float[classes * BLOCK];
        double loss = 0;
        double weights = samples.weight();
        for (int first = 0; first < samples.size(); first += BLOCK) {
            cancel.throwIfCancelled();
            int count = Math.min(BLOCK, samples.size() - first);
            score(place, first, count, scores);
            for (int i = 0; i < count; i++) {
                loss += samples.weight(first + i) * toSlopes(scores, i, samples.classIndex(first + i));
                double weight = samples.weight(first + i) / weights;
                for (int index = 0; index < classes; index++) {
                    scores[index * BLOCK + i] *= (float) weight;
                }
            }
            collect(first, count, scores, sums);
        }
        loss /= weights;
        for (int i = 0; i < place.length; i++) {
            double change = place[i] - start[i];
            loss += closeness / 2 * change * change;
            slope[i] = shown[i / (inputs + 1)] ? (float) (sums[i] + closeness * change) : 0;
        }
        return loss;
    }

    /// Scores of a block of samples, `class * BLOCK + sample`.
    private void score(float[] place, int first, int count, float[] scores) {
        for (int index = 0; index < classes; index++) {
            int row = index * (inputs + 1);
            int to = index * BLOCK;
            Arrays.fill(scores, to, to + count, place[row + inputs]);
            for (int input = 0; input < inputs; input++) {
                float weight = place[row + input] / scale[input];
                var values = samples.input(input);
                for (int i = 0; i < count; i++) {
                    scores[to + i] += weight * values[first + i];
                }
            }
        }
    }

    /// Turns a sample's scores into the slopes of its loss.
    ///
    /// @return its loss
    private double toSlopes(float[] scores, int sample, int truth) {
        float most = Float.NEGATIVE_INFINITY;
        for (int index = 0; index < classes; index++) {
            most = Math.max(most, scores[index * BLOCK + sample]);
        }
        double sum = 0;
        for (int index = 0; index < classes; index++) {
            sum += Math.exp(scores[index * BLOCK + sample] - most);
        }
        double loss = Math.log(sum) - (scores[truth * BLOCK + sample] - most);
        for (int index = 0; index < classes; index++) {
            int at = index * BLOCK + sample;
            scores[at] = (float) (Math.exp(scores[at] - most) / sum) - (index == truth ? 1 : 0);
        }
        return loss;
    }

    private void collect(int first, int count, float[] slopes, double[] sums) {
        for (int input = 0; input < inputs; input++) {
            var values = samples.input(input);
            for (int index = 0; index < classes; index++) {
                float even = 0;
                float odd = 0;
                int from = index * BLOCK;
                int i = 0;
                for (; i + 1 < count; i += 2) {
                    even += slopes[from + i] * values[first + i];
                    odd += slopes[from + i + 1] * values[first + i + 1];
                }
                if (i < count) {
                    even += slopes[from + i] * values[first + i];
                }
                sums[index * (inputs + 1) + input] += (even + odd) / scale[input];
            }
        }
        for (int index = 0; index < classes; index++) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += slopes[index * BLOCK + i];
            }
            sums[index * (inputs + 1) + inputs] += sum;
        }
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    private static void addTimes(float[] target, float[] other, double factor) {
        for (int i = 0; i < target.length; i++) {
            target[i] += (float) (factor * other[i]);
        }
    }

    private static float[] negative(float[] values) {
        var negative = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            negative[i] = -values[i];
        }
        return negative;
    }

    private static float[] minus(float[] one, float[] other) {
        var difference = new float[one.length];
        for (int i = 0; i < one.length; i++) {
            difference[i] = one[i] - other[i];
        }
        return difference;
    }
}
