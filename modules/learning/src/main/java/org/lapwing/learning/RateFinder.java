package org.lapwing.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.model.ModelException;
import org.lapwing.model.Trainable;

/// Trains some steps with ever larger rates, until the loss comes apart. What was learnt is thrown away.
final class RateFinder {

    private static final double FIRST = 1e-6;
    private static final double LAST = 1;
    /// Times the lowest smoothed loss above which nothing more is to be seen.
    private static final double APART = 4;
    private static final int EARLIEST_END = 20;

    private final int steps;
    private final Trainable trainable;
    private final DeviceQueue device;

    /// @param steps how many at most, at least 2
    RateFinder(int steps, Trainable trainable, DeviceQueue device) {
        this.steps = steps;
        this.trainable = trainable;
        this.device = device;
    }

    /// The rate of step `index`, from 0.
    static double rate(int index, int steps) {
        return FIRST * Math.pow(LAST / FIRST, (double) index / (steps - 1));
    }

    /// @param told the number of the step taken, from 1, and its loss
    RateRange find(
            PatchCutter cutter,
            TrainingSettings settings,
            Executor workers,
            CancelToken cancel,
            BiConsumer<Integer, Double> told)
            throws IOException {
        var rates = new ArrayList<Double>();
        var losses = new ArrayList<Double>();
        var feed = new BatchFeed(cutter, settings, 0, 2, cancel, workers);
        try {
            for (int index = 0; index < steps; index++) {
                cancel.throwIfCancelled();
                double rate = rate(index, steps);
                double loss = loss(feed.take(), (float) rate, cancel);
                rates.add(rate);
                losses.add(loss);
                told.accept(index + 1, loss);
                var range = RateRange.of(rates, losses);
                if (!Double.isFinite(loss)
                        || (index >= EARLIEST_END
                                && range.points().getLast().smoothed()
                                        > APART * range.lowest().smoothed())) {
                    break;
                }
            }
        } finally {
            feed.drain();
        }
        return RateRange.of(rates, losses);
    }

    /// NaN where training came apart in this step.
    private double loss(Batch batch, float rate, CancelToken cancel) throws IOException {
        var step = device.submit(
                Lane.TRAINING,
                cancel,
                () -> trainable.step(
                        batch.input(), batch.classIndices(), batch.patches(), batch.side(), batch.side(), rate));
        try {
            return Outcome.of(step, cancel);
        } catch (ModelException apart) {
            if (rate < 1e-4f) {
                throw apart; // no rate is to blame
            }
            return Double.NaN;
        }
    }
}
