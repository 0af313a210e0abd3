package org.lapwing.learning.update;

import java.util.Arrays;

/// Labelled pixels with what the head reads there and how much each weighs; grows while it is filled.
///
/// Numbers are kept input by input, so that sums over pixels run along memory.
final class PixelSamples {

    private static final int FIRST = 4096;

    private final float[][] inputs;
    private byte[] classIndices = new byte[FIRST];
    private float[] weights = new float[FIRST];
    private int size;

    PixelSamples(int inputs) {
        this.inputs = new float[inputs][FIRST];
    }

    /// @param values what the head reads, one number an input
    void add(float[] values, int classIndex, float weight) {
        if (size == weights.length) {
            int more = size * 2;
            for (int input = 0; input < inputs.length; input++) {
                inputs[input] = Arrays.copyOf(inputs[input], more);
            }
            classIndices = Arrays.copyOf(classIndices, more);
            weights = Arrays.copyOf(weights, more);
        }
        for (int input = 0; input < inputs.length; input++) {
            inputs[input][size] = values[input];
        }
        classIndices[size] = (byte) classIndex;
        weights[size++] = weight;
    }

    /// Adds all samples of others, with their weights.
    void addAll(PixelSamples others) {
        var values = new float[inputs.length];
        for (int sample = 0; sample < others.size; sample++) {
            for (int input = 0; input < values.length; input++) {
                values[input] = others.inputs[input][sample];
            }
            add(values, others.classIndex(sample), others.weights[sample]);
        }
    }

    int size() {
        return size;
    }

    int inputs() {
        return inputs.length;
    }

    /// One number of every pixel; only the first [#size] count.
    float[] input(int input) {
        return inputs[input];
    }

    int classIndex(int sample) {
        return classIndices[sample] & 0xFF;
    }

    float weight(int sample) {
        return weights[sample];
    }

    /// Multiplies the weights from one sample on, up to another.
    void scaleWeights(int from, int to, double factor) {
        for (int sample = from; sample < to; sample++) {
            weights[sample] *= (float) factor;
        }
    }

    /// Multiplies the weight of each sample by a factor of its class.
    void scaleClasses(float[] factors) {
        for (int sample = 0; sample < size; sample++) {
            weights[sample] *= factors[classIndex(sample)];
        }
    }

    /// Sum of the weights.
    double weight() {
        return weight(0, size);
    }

    /// Sum of the weights from one sample on, up to another.
    double weight(int from, int to) {
        double sum = 0;
        for (int sample = from; sample < to; sample++) {
            sum += weights[sample];
        }
        return sum;
    }

    /// Weighted sums of pixels by class.
    double[] classWeights(int classes) {
        var sums = new double[classes];
        for (int sample = 0; sample < size; sample++) {
            sums[classIndex(sample)] += weights[sample];
        }
        return sums;
    }

    /// Standard deviation of each input; 1 where it does not vary.
    float[] deviations() {
        var deviations = new float[inputs.length];
        for (int input = 0; input < inputs.length; input++) {
            double sum = 0;
            double squares = 0;
            for (int sample = 0; sample < size; sample++) {
                double value = inputs[input][sample];
                sum += value;
                squares += value * value;
            }
            double mean = sum / Math.max(1, size);
            double variance = squares / Math.max(1, size) - mean * mean;
            deviations[input] = variance > 1e-12 ? (float) Math.sqrt(variance) : 1f;
        }
        return deviations;
    }
}
