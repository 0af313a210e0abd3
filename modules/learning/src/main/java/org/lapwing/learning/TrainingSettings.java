package org.lapwing.learning;

import java.util.Optional;
import java.util.function.Consumer;
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
/// @param method what is made small, and how
/// @param fold which fold validates; empty where `shares` say how much does
/// @param point with which weights the run begins, and which of them stay
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
        LearningMethod method,
        Optional<Fold> fold,
        StartingPoint point,
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
        if (patch < 16 || batch < 1 || patchesPerEpoch < (long) batch * method.gathered()) {
            throw new IllegalArgumentException(
                    "patch " + patch + " (at least 16), batch " + batch + " (at least 1), patches per epoch "
                            + patchesPerEpoch + " (at least one step: " + batch + " x " + method.gathered() + ")");
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
                LearningMethod.DEFAULT,
                Optional.empty(),
                StartingPoint.DRAWN,
                0,
                Start.FRESH);
    }

    /// Steps of one epoch.
    public int stepsPerEpoch() {
        return patchesPerEpoch / patchesPerStep();
    }

    /// Patches of one optimiser step, gathered batches included.
    public int patchesPerStep() {
        return batch * method.gathered();
    }

    /// A copy that trains another network.
    public TrainingSettings withNetwork(String other) {
        return with(draft -> draft.network = other);
    }

    /// A copy of another length.
    public TrainingSettings withLength(TrainingLength other) {
        return with(draft -> draft.length = other);
    }

    /// A copy with other patches.
    public TrainingSettings withPatches(int side, int perBatch, int perEpoch) {
        return with(draft -> {
            draft.patch = side;
            draft.batch = perBatch;
            draft.patchesPerEpoch = perEpoch;
        });
    }

    /// A copy with another peak learning rate.
    public TrainingSettings withLearningRate(double other) {
        return with(draft -> draft.learningRate = other);
    }

    /// A copy with another seed.
    public TrainingSettings withSeed(long other) {
        return with(draft -> draft.seed = other);
    }

    /// A copy that stays inside a pixel window.
    public TrainingSettings withArea(Window window) {
        return with(draft -> draft.area = Optional.of(window));
    }

    /// A copy that shares out the blocks in another way.
    public TrainingSettings withShares(SplitShares other) {
        return with(draft -> draft.shares = other);
    }

    /// A copy that takes patches elsewhere and varies them in another way.
    public TrainingSettings withSampling(PatchSampling otherSampling, Augmentation otherAugmentation) {
        return with(draft -> {
            draft.sampling = otherSampling;
            draft.augmentation = otherAugmentation;
        });
    }

    /// A copy that learns by another method.
    public TrainingSettings withMethod(LearningMethod other) {
        return with(draft -> draft.method = other);
    }

    /// A copy in which one fold validates.
    public TrainingSettings withFold(Fold other) {
        return with(draft -> draft.fold = Optional.of(other));
    }

    /// A copy that begins with other weights.
    public TrainingSettings withPoint(StartingPoint other) {
        return with(draft -> draft.point = other);
    }

    /// A copy that stops early after so many epochs without a better checkpoint.
    public TrainingSettings withPatience(int other) {
        return with(draft -> draft.patience = other);
    }

    /// A copy that begins in another way.
    public TrainingSettings withStart(Start other) {
        return with(draft -> draft.start = other);
    }

    private TrainingSettings with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /// All fields, for a moment open to change.
    private static final class Draft {
        private String network;
        private TrainingLength length;
        private int patch;
        private int batch;
        private int patchesPerEpoch;
        private double learningRate;
        private long seed;
        private Optional<Window> area;
        private SplitShares shares;
        private PatchSampling sampling;
        private Augmentation augmentation;
        private LearningMethod method;
        private Optional<Fold> fold;
        private StartingPoint point;
        private int patience;
        private Start start;

        Draft(TrainingSettings from) {
            network = from.network;
            length = from.length;
            patch = from.patch;
            batch = from.batch;
            patchesPerEpoch = from.patchesPerEpoch;
            learningRate = from.learningRate;
            seed = from.seed;
            area = from.area;
            shares = from.shares;
            sampling = from.sampling;
            augmentation = from.augmentation;
            method = from.method;
            fold = from.fold;
            point = from.point;
            patience = from.patience;
            start = from.start;
        }

        TrainingSettings settings() {
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
                    method,
                    fold,
                    point,
                    patience,
                    start);
        }
    }
}
