package org.lapwing.learning;

import java.util.Optional;
import org.lapwing.raster.Window;

/// Everything a person can choose about a training run.
///
/// @param network name of the network, such as `unet` or `landcover-unet`
/// @param length epochs or time budget
/// @param patch side of the training patches in pixels, a multiple of the network's stride
/// @param batch patches per step
/// @param patchesPerEpoch patches between two validations
/// @param learningRate peak of the schedule
/// @param seed decides weights, split, sampling and augmentation
/// @param area pixel window that training and validation stay inside; empty for the whole images
/// @param shares how the blocks are shared out
/// @param sampling where patches are taken
/// @param augmentation how they are varied
/// @param patience epochs without a better checkpoint after which the run stops early; 0 for never
/// @param start whether an existing run in the model folder is continued
public record TrainingSettings(
        String network,
        TrainingLength length,
        int patch,
        int batch,
        int patchesPerEpoch,
        double learningRate,
        long seed,
        Optional<Window> area,
        SplitShares shares,
        PatchSampling sampling,
        Augmentation augmentation,
        int patience,
        Start start) {

    /// What happens to a run that already stands in the model folder.
    public enum Start {
        /// A new run begins in an empty folder; a folder that holds a model is refused, so that none is lost.
        FRESH,
        /// The run goes on after its last finished epoch; a fresh one begins where there is none.
        RESUME
    }

    /// Rejects what cannot train.
    public TrainingSettings {
        if (network.isBlank()) {
            throw new IllegalArgumentException("no network named");
        }
        if (patch < 16 || batch < 1 || patchesPerEpoch < batch) {
            throw new IllegalArgumentException("patch " + patch + " (at least 16), batch " + batch
                    + " (at least 1), patches per epoch " + patchesPerEpoch + " (at least one batch)");
        }
        if (!(learningRate > 0 && learningRate < 1)) {
            throw new IllegalArgumentException("learning rate " + learningRate + " is not between 0 and 1");
        }
        if (patience < 0) {
            throw new IllegalArgumentException("patience " + patience + " is negative");
        }
    }

    /// The settings a run has when nothing is said: `unet`, 30 epochs.
    public static TrainingSettings defaults() {
        return new TrainingSettings(
                "unet",
                new TrainingLength.Epochs(30),
                256,
                8,
                480,
                2e-3,
                1,
                Optional.empty(),
                SplitShares.DEFAULT,
                PatchSampling.BALANCED,
                Augmentation.DEFAULT,
                0,
                Start.FRESH);
    }

    /// Steps of one epoch.
    public int stepsPerEpoch() {
        return patchesPerEpoch / batch;
    }

    /// A copy that trains another network.
    public TrainingSettings withNetwork(String other) {
        return new TrainingSettings(
                other,
                length,
                patch,
                batch,
                patchesPerEpoch,
                learningRate,
                seed,
                area,
                shares,
                sampling,
                augmentation,
                patience,
                start);
    }

    /// A copy of another length.
    public TrainingSettings withLength(TrainingLength other) {
        return new TrainingSettings(
                network,
                other,
                patch,
                batch,
                patchesPerEpoch,
                learningRate,
                seed,
                area,
                shares,
                sampling,
                augmentation,
                patience,
                start);
    }

    /// A copy with other patches.
    public TrainingSettings withPatches(int side, int perBatch, int perEpoch) {
        return new TrainingSettings(
                network,
                length,
                side,
                perBatch,
                perEpoch,
                learningRate,
                seed,
                area,
                shares,
                sampling,
                augmentation,
                patience,
                start);
    }

    /// A copy with another peak learning rate.
    public TrainingSettings withLearningRate(double other) {
        return new TrainingSettings(
                network,
                length,
                patch,
                batch,
                patchesPerEpoch,
                other,
                seed,
                area,
                shares,
                sampling,
                augmentation,
                patience,
                start);
    }

    /// A copy with another seed.
    public TrainingSettings withSeed(long other) {
        return new TrainingSettings(
                network,
                length,
                patch,
                batch,
                patchesPerEpoch,
                learningRate,
                other,
                area,
                shares,
                sampling,
                augmentation,
                patience,
                start);
    }

    /// A copy that stays inside a pixel window.
    public TrainingSettings withArea(Window window) {
        return new TrainingSettings(
                network,
                length,
                patch,
                batch,
                patchesPerEpoch,
                learningRate,
                seed,
                Optional.of(window),
                shares,
                sampling,
                augmentation,
                patience,
                start);
    }

    /// A copy that shares out the blocks in another way.
    public TrainingSettings withShares(SplitShares other) {
        return new TrainingSettings(
                network,
                length,
                patch,
                batch,
                patchesPerEpoch,
                learningRate,
                seed,
                area,
                other,
                sampling,
                augmentation,
                patience,
                start);
    }

    /// A copy that takes patches elsewhere and varies them in another way.
    public TrainingSettings withSampling(PatchSampling otherSampling, Augmentation otherAugmentation) {
        return new TrainingSettings(
                network,
                length,
                patch,
                batch,
                patchesPerEpoch,
                learningRate,
                seed,
                area,
                shares,
                otherSampling,
                otherAugmentation,
                patience,
                start);
    }

    /// A copy that stops early after so many epochs without a better checkpoint.
    public TrainingSettings withPatience(int other) {
        return new TrainingSettings(
                network,
                length,
                patch,
                batch,
                patchesPerEpoch,
                learningRate,
                seed,
                area,
                shares,
                sampling,
                augmentation,
                other,
                start);
    }

    /// A copy that begins in another way.
    public TrainingSettings withStart(Start other) {
        return new TrainingSettings(
                network,
                length,
                patch,
                batch,
                patchesPerEpoch,
                learningRate,
                seed,
                area,
                shares,
                sampling,
                augmentation,
                patience,
                other);
    }
}
