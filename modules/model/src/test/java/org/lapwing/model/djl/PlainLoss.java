package org.lapwing.model.djl;

import java.util.ArrayList;
import java.util.Comparator;
import org.lapwing.model.loss.LossFormula;

/// The losses once more, in doubles and as slowly as their formulas read: what [BatchLoss] is compared with.
final class PlainLoss {

    private final LossFormula formula;
    private final double[] weights;
    private final int classes;

    PlainLoss(LossFormula formula, double... weights) {
        this.formula = formula;
        this.weights = weights;
        this.classes = weights.length;
    }

    /// @param logits `pixel * classes + class`
    double of(double[] logits, byte[] labels) {
        double[][] p = new double[labels.length][classes];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                sum += Math.exp(logits[pixel * classes + k]);
            }
            for (int k = 0; k < classes; k++) {
                p[pixel][k] = Math.exp(logits[pixel * classes + k]) / sum;
            }
        }
        double loss = 0;
        for (var part : formula.parts()) {
            loss += part.weight()
                    * switch (part.term()) {
                        case CROSS_ENTROPY -> pixels(p, labels, part.parameter(), 0);
                        case FOCAL -> pixels(p, labels, 0, part.parameter());
                        case JACCARD -> overlap(p, labels, false);
                        case DICE -> overlap(p, labels, true);
                        case GENERALISED_DICE -> generalised(p, labels);
                        case LOVASZ -> lovasz(p, labels);
                    };
        }
        return loss;
    }

    private boolean isKnown(byte label) {
        return label != (byte) 255 && weights[label] > 0;
    }

    private double pixels(double[][] p, byte[] labels, double smoothing, double focus) {
        double sum = 0;
        double weight = 0;
        for (int pixel = 0; pixel < labels.length; pixel++) {
            if (isKnown(labels[pixel])) {
                double each = 0;
                for (int k = 0; k < classes; k++) {
                    double y = (k == labels[pixel] ? 1 - smoothing : 0) + smoothing / classes;
                    each -= y * Math.pow(1 - p[pixel][k], focus) * Math.log(p[pixel][k]);
                }
                sum += weights[labels[pixel]] * each;
                weight += weights[labels[pixel]];
            }
        }
        return sum / weight;
    }

    /// Σ y p, Σ y and Σ p of one class.
    private double[] sums(double[][] p, byte[] labels, int k) {
        var sums = new double[3];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            if (isKnown(labels[pixel])) {
                boolean inside = labels[pixel] == k;
                sums[0] += inside ? p[pixel][k] : 0;
                sums[1] += inside ? 1 : 0;
                sums[2] += p[pixel][k];
            }
        }
        return sums;
    }

    private double overlap(double[][] p, byte[] labels, boolean dice) {
        double mean = 0;
        for (int k = 0; k < classes; k++) {
            var s = sums(p, labels, k);
            mean += (dice ? (2 * s[0] + 1) / (s[1] + s[2] + 1) : (s[0] + 1) / (s[1] + s[2] - s[0] + 1)) / classes;
        }
        return 1 - mean;
    }

    private double generalised(double[][] p, byte[] labels) {
        double largest = 0;
        for (int k = 0; k < classes; k++) {
            double there = sums(p, labels, k)[1];
            largest = there > 0 ? Math.max(largest, 1 / (there * there + 1e-6)) : largest;
        }
        double agreed = 0;
        double all = 0;
        for (int k = 0; k < classes; k++) {
            var s = sums(p, labels, k);
            double v = s[1] == 0 ? largest : 1 / (s[1] * s[1] + 1e-6);
            agreed += v * s[0];
            all += v * (s[1] + s[2]);
        }
        return 1 - 2 * agreed / all;
    }

    /// Σ over the sorted errors of error times growth of the Jaccard loss, mean over the classes that are there.
    private double lovasz(double[][] p, byte[] labels) {
        double sum = 0;
        int present = 0;
        for (int k = 0; k < classes; k++) {
            int index = k;
            int there = (int) sums(p, labels, k)[1];
            if (there == 0) {
                continue;
            }
            present++;
            var order = new ArrayList<Integer>();
            for (int pixel = 0; pixel < labels.length; pixel++) {
                if (isKnown(labels[pixel])) {
                    order.add(pixel);
                }
            }
            order.sort(Comparator.comparingDouble(pixel -> -error(p, labels, pixel, index)));
            int wrong = 0;
            int union = there;
            double before = 0;
            for (int pixel : order) {
                wrong += 1;
                union += labels[pixel] == index ? 0 : 1;
                double loss = (double) wrong / union;
                sum += error(p, labels, pixel, index) * (loss - before);
                before = loss;
            }
        }
        return sum / present;
    }

    private static double error(double[][] p, byte[] labels, int pixel, int k) {
        return labels[pixel] == k ? 1 - p[pixel][k] : p[pixel][k];
    }
}
