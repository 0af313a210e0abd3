package org.lapwing.learning.query.simulation;

import org.lapwing.model.UNet;

/// The small network that a simulation trains from nothing in every round, and how long.
///
/// @param steps training steps of a round, at least 1: always as many, so that a round costs the same however
///     much is labelled
/// @param batch patches of a step, at least 1
/// @param context pixels around a labelled patch that the network sees without labels, a multiple of the stride
/// @param learningRate peak of the schedule
/// @param depth levels of the U-Net
/// @param width channels of its first level
public record LightTraining(int steps, int batch, int context, double learningRate, int depth, int width) {

    /// Cheap enough for hundreds of rounds on a processor.
    public static final LightTraining USUAL = new LightTraining(120, 8, 8, 5e-3, 3, 16);

    /// Checks ranges.
    public LightTraining {
        if (steps < 1 || batch < 1 || context < 0 || !(learningRate > 0 && learningRate < 1)) {
            throw new IllegalArgumentException(steps + " steps of " + batch + " patches with " + context
                    + " pixels around them at a rate of " + learningRate);
        }
    }

    /// The same with another number of steps.
    public LightTraining withSteps(int other) {
        return new LightTraining(other, batch, context, learningRate, depth, width);
    }

    /// The network: a U-Net that works at half the image's resolution.
    UNet network(int bands, int classes) {
        return new UNet(bands, classes, depth, width, UNet.Norm.BATCH, UNet.Stem.HALF);
    }
}
