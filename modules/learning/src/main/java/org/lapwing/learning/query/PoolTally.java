package org.lapwing.learning.query;

import java.util.Arrays;

/// Running sums of what models say about the patches of a pool: a few numbers a patch, however many pixels it
/// has.
final class PoolTally {

    /// Steps in which values are counted for quantiles; even steps of the square root, so that the small values
    /// of BALD are told apart, too.
    static final int STEPS = 256;

    private static final double FEWEST_INNER = 0.1;

    private final int patches;
    private final int classes;
    private final int channels;
    private final long[] places;
    private final double[] sums;
    private final float[] highest;
    private final double[] entropies;
    private final long[] innerPlaces;
    private final double[] innerSums;
    private final int[] counts;
    private final double[] classSums;
    private final double[] features;
    private final double[] gradients;

    /// Which sums are kept beyond the plain ones.
    ///
    /// @param histogram counts for [Reduction#SHARE_ABOVE]
    /// @param channels length of a feature; 0 for none
    /// @param gradients gradients of the head
    record Kept(Histogram histogram, int channels, Gradients gradients) {

        enum Histogram {
            KEPT,
            NONE
        }

        enum Gradients {
            KEPT,
            NONE
        }
    }

    PoolTally(int patches, int classes, Kept kept) {
        this.patches = patches;
        this.classes = classes;
        this.channels = kept.channels;
        places = new long[patches];
        sums = new double[patches];
        highest = new float[patches];
        entropies = new double[patches];
        innerPlaces = new long[patches];
        innerSums = new double[patches];
        counts = new int[kept.histogram == Kept.Histogram.KEPT ? Math.multiplyExact(patches, STEPS) : 0];
        classSums = new double[Math.multiplyExact(patches, classes)];
        features = new double[Math.multiplyExact(patches, channels)];
        gradients = new double
                [kept.gradients == Kept.Gradients.KEPT ? Math.multiplyExact(patches, classes * (channels + 1)) : 0];
    }

    int patches() {
        return patches;
    }

    int classes() {
        return classes;
    }

    int channels() {
        return channels;
    }

    boolean keepsGradients() {
        return gradients.length > 0;
    }

    /// Adds one place of a patch.
    ///
    /// @param measure how unsure the strategy finds the place, in [0, 1]
    /// @param entropy normalised entropy there
    /// @param inner whether it lies away from borders between predicted classes
    void add(int patch, float measure, float entropy, Inner inner) {
        places[patch]++;
        sums[patch] += measure;
        entropies[patch] += entropy;
        highest[patch] = Math.max(highest[patch], measure);
        if (inner == Inner.AWAY_FROM_BORDERS) {
            innerPlaces[patch]++;
            innerSums[patch] += measure;
        }
        if (counts.length > 0) {
            counts[patch * STEPS + step(measure)]++;
        }
    }

    /// Where a place lies.
    enum Inner {
        AWAY_FROM_BORDERS,
        AT_A_BORDER
    }

    /// Adds to the expected places of a class.
    void addClass(int patch, int index, double probability) {
        classSums[patch * classes + index] += probability;
    }

    /// Adds to the sum of a feature.
    void addFeature(int patch, int channel, double value) {
        features[patch * channels + channel] += value;
    }

    /// Adds to the gradient of the head's weight from a channel to a class; channel [#channels] is the added
    /// value.
    void addGradient(int patch, int index, int channel, double value) {
        gradients[(patch * classes + index) * (channels + 1) + channel] += value;
    }

    private static int step(float value) {
        return Math.clamp((int) (Math.sqrt(value) * STEPS), 0, STEPS - 1);
    }

    /// Places with data that a patch shows.
    long places(int patch) {
        return places[patch];
    }

    /// Mean normalised entropy of a patch; 0 where nothing was seen.
    double meanEntropy(int patch) {
        return places[patch] == 0 ? 0 : entropies[patch] / places[patch];
    }

    /// Mean normalised entropy of all places of all patches; 0 where nothing was seen.
    double meanEntropy() {
        long all = Arrays.stream(places).sum();
        return all == 0 ? 0 : Arrays.stream(entropies).sum() / all;
    }

    /// Share of each class that is expected in a patch.
    double[] classShares(int patch) {
        return means(classSums, patch, classes);
    }

    /// Mean features of a patch.
    float[] features(int patch) {
        var means = means(features, patch, channels);
        var result = new float[channels];
        for (int i = 0; i < channels; i++) {
            result[i] = (float) means[i];
        }
        return result;
    }

    /// Mean gradient of the head over a patch, `class * (channels + 1) + channel`.
    float[] gradient(int patch) {
        int length = classes * (channels + 1);
        var means = means(gradients, patch, length);
        var result = new float[length];
        for (int i = 0; i < length; i++) {
            result[i] = (float) means[i];
        }
        return result;
    }

    private double[] means(double[] all, int patch, int length) {
        var means = new double[length];
        for (int i = 0; i < length; i++) {
            means[i] = places[patch] == 0 ? 0 : all[patch * length + i] / places[patch];
        }
        return means;
    }

    /// One number a patch; 0 where nothing was seen.
    ///
    /// The inner mean divides by at least a tenth of a patch's places, so that a few places between borders do
    /// not carry a patch. The share above a quantile compares with the upper edge of the step in which the
    /// quantile of all places falls.
    ///
    /// @param quantile of [Reduction#SHARE_ABOVE]
    double[] reduced(Reduction reduction, double quantile) {
        var values = new double[patches];
        int above = reduction == Reduction.SHARE_ABOVE ? firstStepAbove(quantile) : 0;
        for (int patch = 0; patch < patches; patch++) {
            if (places[patch] > 0) {
                values[patch] = switch (reduction) {
                    case MEAN -> sums[patch] / places[patch];
                    case MAX -> highest[patch];
                    case SHARE_ABOVE -> (double) countFrom(patch, above) / places[patch];
                    case INNER_MEAN -> innerSums[patch] / Math.max(innerPlaces[patch], FEWEST_INNER * places[patch]);
                };
            }
        }
        return values;
    }

    private int firstStepAbove(double quantile) {
        long all = Arrays.stream(places).sum();
        long below = 0;
        for (int step = 0; step < STEPS; step++) {
            for (int patch = 0; patch < patches; patch++) {
                below += counts[patch * STEPS + step];
            }
            if (below >= quantile * all) {
                return step + 1;
            }
        }
        return STEPS;
    }

    private long countFrom(int patch, int first) {
        long count = 0;
        for (int step = first; step < STEPS; step++) {
            count += counts[patch * STEPS + step];
        }
        return count;
    }
}
