package org.lapwing.learning.query.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.learning.ClassWeights;
import org.lapwing.learning.LearningRateSchedule;
import org.lapwing.learning.Seeds;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.Trainable;
import org.lapwing.model.TrainableFactory;
import org.lapwing.model.TrainingOptions;
import org.lapwing.model.Weights;

/// Trains the small network of one round from nothing, on the device's training lane.
final class LightLearner {

    private static final double WEIGHT_DECAY = 0.01;
    private static final double AVERAGING = 0.9;
    private static final double CLASS_POWER = 0.5;

    private final LightTraining training;
    private final TrainableFactory factory;
    private final DeviceQueue device;

    LightLearner(LightTraining training, TrainableFactory factory, DeviceQueue device) {
        this.training = training;
        this.factory = factory;
        this.device = device;
    }

    /// What a round has learnt.
    ///
    /// @param weights at the end and, before them, those of the checkpoints that were asked for
    /// @param meanIou of the weights at the end, on the test ground
    record Learnt(List<Weights> weights, double meanIou) {

        Learnt {
            weights = List.copyOf(weights);
        }

        Weights last() {
            return weights.getLast();
        }
    }

    /// Trains and measures.
    ///
    /// @param patches what is labelled
    /// @param side of a patch of the pool, in pixels
    /// @param seed decides first weights and the order of patches
    /// @param checkpoints weights that are kept, the last included: at equal distances in the second half of
    ///     the steps
    Learnt learn(
            NetworkSpec network,
            LabelledPatches patches,
            TestGround test,
            int side,
            long seed,
            int checkpoints,
            CancelToken cancel)
            throws IOException {
        var options =
                new TrainingOptions(ClassWeights.of(patches.counts(), CLASS_POWER), seed, WEIGHT_DECAY, AVERAGING);
        var creating = device.submit(Lane.TRAINING, cancel, () -> factory.create(network, options));
        Trainable trainable;
        try {
            trainable = Outcome.of(creating, cancel);
        } catch (CancelledException cancelled) {
            var _ = creating.thenAccept(this::close);
            throw cancelled;
        }
        try {
            var kept = steps(trainable, network, patches, patches.side(side), seed, checkpoints, cancel);
            return new Learnt(kept, test.meanIou(trainable, device, cancel));
        } finally {
            close(trainable);
        }
    }

    private List<Weights> steps(
            Trainable trainable,
            NetworkSpec network,
            LabelledPatches patches,
            int side,
            long seed,
            int checkpoints,
            CancelToken cancel)
            throws IOException {
        var schedule = new LearningRateSchedule(training.learningRate(), 0.1, 0.02);
        var kept = new ArrayList<Weights>();
        int pixels = side * side;
        for (int step = 0; step < training.steps(); step++) {
            var random = new SplittableRandom(Seeds.mix(Seeds.mix(seed, 0x57E9), step));
            var input = new float[training.batch() * network.bands() * pixels];
            var classIndices = new byte[training.batch() * pixels];
            for (int slot = 0; slot < training.batch(); slot++) {
                patches.put(patches.draw(random), slot, side, input, classIndices, random);
            }
            float rate = (float) schedule.at((double) step / training.steps());
            boolean isKept = isKept(step + 1, checkpoints);
            var running = device.submit(Lane.TRAINING, cancel, () -> {
                trainable.step(input, classIndices, training.batch(), side, side, rate);
                return isKept ? List.of(trainable.weights()) : List.<Weights>of();
            });
            kept.addAll(Outcome.of(running, cancel));
        }
        return kept;
    }

    /// Whether the weights after so many steps are kept.
    private boolean isKept(int done, int checkpoints) {
        int steps = training.steps();
        for (int i = 0; i < checkpoints; i++) {
            // the last at the end, the others spread over the second half
            if (done == Math.max(1, steps - (int) Math.round(i * steps / 2.0 / checkpoints))) {
                return true;
            }
        }
        return false;
    }

    private void close(Trainable trainable) {
        var _ = device.submit(Lane.TRAINING, CancelToken.NEVER, () -> {
            trainable.close();
            return true;
        });
    }
}
