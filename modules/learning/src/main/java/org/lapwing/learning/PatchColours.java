package org.lapwing.learning;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.lapwing.labels.Legend;

/// Changes the colours of a patch that stands in its slot of a batch, and blots parts of it out.
///
/// Draws only what its augmentation takes. Pixels without data keep their values.
final class PatchColours {

    /// Normalised values between these are what gamma sees as 0 to 1.
    private static final float GAMMA_REACH = 3;

    private static final double LEAST_CUT = 0.5;

    private final Augmentation augmentation;
    private final BitSet still;
    private final int bands;

    /// @param still bands, from 0, whose values stay
    PatchColours(Augmentation augmentation, BitSet still, int bands) {
        this.augmentation = augmentation;
        this.still = still;
        this.bands = bands;
    }

    /// @param blank what a pixel without data holds in each band
    void apply(Batch batch, int slot, float[] blank, SplittableRandom random) {
        var withoutData = withoutData(batch, slot, blank);
        if (augmentation.takes(AugmentationStep.GAMMA)) {
            gamma(batch, slot, withoutData, random);
        }
        if (augmentation.takes(AugmentationStep.BLUR)
                && random.nextDouble() < augmentation.strength(AugmentationStep.BLUR)) {
            blur(batch, slot, withoutData);
        }
        if (augmentation.takes(AugmentationStep.NOISE)) {
            noise(batch, slot, withoutData, random);
        }
        if (augmentation.takes(AugmentationStep.BAND_DROP)) {
            drop(batch, slot, random);
        }
        if (augmentation.takes(AugmentationStep.CUT_OUT)) {
            cutOut(batch, slot, random);
        }
    }

    private BitSet withoutData(Batch batch, int slot, float[] blank) {
        int pixels = batch.side() * batch.side();
        var without = new BitSet(pixels);
        for (int pixel = 0; pixel < pixels; pixel++) {
            boolean empty = (batch.classIndices()[slot * pixels + pixel] & 0xFF) == Legend.UNLABELLED;
            for (int band = 0; empty && band < bands; band++) {
                empty = batch.input()[start(batch, slot, band) + pixel] == blank[band];
            }
            without.set(pixel, empty);
        }
        return without;
    }

    private int start(Batch batch, int slot, int band) {
        return (slot * bands + band) * batch.side() * batch.side();
    }

    private void gamma(Batch batch, int slot, BitSet withoutData, SplittableRandom random) {
        double power =
                Math.exp(Math.log1p(augmentation.strength(AugmentationStep.GAMMA)) * (2 * random.nextDouble() - 1));
        int pixels = batch.side() * batch.side();
        for (int band = still.nextClearBit(0); band < bands; band = still.nextClearBit(band + 1)) {
            int start = start(batch, slot, band);
            for (int pixel = withoutData.nextClearBit(0); pixel < pixels; pixel = withoutData.nextClearBit(pixel + 1)) {
                float value = batch.input()[start + pixel];
                if (Math.abs(value) < GAMMA_REACH) {
                    double seen = (value + GAMMA_REACH) / (2 * GAMMA_REACH);
                    batch.input()[start + pixel] = (float) (Math.pow(seen, power) * 2 * GAMMA_REACH - GAMMA_REACH);
                }
            }
        }
    }

    private void blur(Batch batch, int slot, BitSet withoutData) {
        int side = batch.side();
        for (int band = still.nextClearBit(0); band < bands; band = still.nextClearBit(band + 1)) {
            int start = start(batch, slot, band);
            var before = Arrays.copyOfRange(batch.input(), start, start + side * side);
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    int pixel = row * side + column;
                    if (!withoutData.get(pixel)) {
                        batch.input()[start + pixel] = mean(before, withoutData, column, row, side);
                    }
                }
            }
        }
    }

    private static float mean(float[] values, BitSet withoutData, int column, int row, int side) {
        float sum = 0;
        int count = 0;
        for (int y = Math.max(0, row - 1); y <= Math.min(side - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(side - 1, column + 1); x++) {
                if (!withoutData.get(y * side + x)) {
                    sum += values[y * side + x];
                    count++;
                }
            }
        }
        return sum / count;
    }

    private void noise(Batch batch, int slot, BitSet withoutData, SplittableRandom random) {
        double deviation = augmentation.strength(AugmentationStep.NOISE) * random.nextDouble();
        int pixels = batch.side() * batch.side();
        for (int band = still.nextClearBit(0); band < bands; band = still.nextClearBit(band + 1)) {
            int start = start(batch, slot, band);
            for (int pixel = withoutData.nextClearBit(0); pixel < pixels; pixel = withoutData.nextClearBit(pixel + 1)) {
                batch.input()[start + pixel] += (float) (deviation * random.nextGaussian());
            }
        }
    }

    private void drop(Batch batch, int slot, SplittableRandom random) {
        int free = bands - still.cardinality();
        if (free < 2) {
            return;
        }
        int kept = random.nextInt(free);
        int number = 0;
        for (int band = still.nextClearBit(0); band < bands; band = still.nextClearBit(band + 1)) {
            boolean dropped = random.nextDouble() < augmentation.strength(AugmentationStep.BAND_DROP);
            if (dropped && number != kept) {
                int start = start(batch, slot, band);
                Arrays.fill(batch.input(), start, start + batch.side() * batch.side(), 0f);
            }
            number++;
        }
    }

    private void cutOut(Batch batch, int slot, SplittableRandom random) {
        int side = batch.side();
        double share = augmentation.strength(AugmentationStep.CUT_OUT) * random.nextDouble(LEAST_CUT, 1);
        int cut = Math.max(1, (int) Math.round(share * side));
        int left = random.nextInt(side - cut + 1);
        int top = random.nextInt(side - cut + 1);
        for (int row = top; row < top + cut; row++) {
            int from = row * side + left;
            int labels = slot * side * side + from;
            Arrays.fill(batch.classIndices(), labels, labels + cut, (byte) Legend.UNLABELLED);
            for (int band = 0; band < bands; band++) {
                int start = start(batch, slot, band) + from;
                Arrays.fill(batch.input(), start, start + cut, 0f);
            }
        }
    }
}
