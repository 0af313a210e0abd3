package org.lapwing.workbench.fake;

import java.util.List;
import java.util.function.Consumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.learning.SpatialSplit;
import org.lapwing.learning.TrainingProgress;
import org.lapwing.learning.TrainingResult;
import org.lapwing.learning.ValidationScores;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.workbench.service.TrainingService;

/// A run of a few epochs that goes well, without computing anything.
public final class FakeTraining implements TrainingService {

    /// Epochs of the run.
    public static final int EPOCHS = 6;

    private static final int STEPS = 40;

    @Override
    public TrainingResult train(Order order, CancelToken cancel, Consumer<TrainingProgress> listener) {
        listener.accept(new TrainingProgress.Preparing(new Progress("split", 1, 2, 1)));
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            for (int step = 1; step <= STEPS; step++) {
                cancel.throwIfCancelled();
                long done = (epoch - 1L) * STEPS + step;
                listener.accept(new TrainingProgress.Step(
                        epoch,
                        EPOCHS,
                        done,
                        (long) EPOCHS * STEPS,
                        loss(done),
                        2e-3,
                        1.07,
                        (EPOCHS * STEPS - done) * 0.5));
            }
            listener.accept(new TrainingProgress.Validated(epoch, loss((long) epoch * STEPS), scores(epoch)));
            listener.accept(new TrainingProgress.Saved(checkpoint(order, epoch), ModelFolder.Rank.BEST));
        }
        return new TrainingResult(
                TrainingResult.Ending.COMPLETE,
                EPOCHS,
                (long) EPOCHS * STEPS,
                checkpoint(order, EPOCHS),
                scores(EPOCHS),
                128,
                1.07,
                new SpatialSplit(List.of(), 32));
    }

    private static Checkpoint checkpoint(Order order, int epoch) {
        return FakeCheckpoint.of(
                order.modelFolder(),
                order.image(),
                order.legend(),
                epoch,
                scores(epoch).meanIou());
    }

    private static double loss(long step) {
        return 0.28 + 1.1 * Math.exp(-step / 50.0) + 0.04 * Math.sin(step * 1.7);
    }

    private static ValidationScores scores(int epoch) {
        double mean = 0.82 - 0.55 * Math.exp(-epoch / 2.0);
        return new ValidationScores(
                mean, mean + 0.08, List.of(mean + 0.13, mean + 0.02, mean + 0.06, mean - 0.21), 100_000);
    }
}
