package org.lapwing.learning;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.ModelCard;
import org.lapwing.model.Trainable;
import org.lapwing.model.TrainingState;
import org.lapwing.model.Weights;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.model.store.ModelFolder.Rank;

/// Steps, epochs, validations and checkpoints of one run. Used once.
final class TrainingLoop {

    private static final int AHEAD = 3;
    /// Validation patches in training patches: scoring costs about a third of learning, so a validation costs about
    /// a twentieth of its epoch.
    private static final double VALIDATION_SHARE = 0.15;

    private final TrainingSettings settings;
    private final TrainingData data;
    private final ModelCard card;
    private final RunRecord runRecord;
    private final ModelFolder store;
    private final Trainable trainable;
    private final DeviceQueue device;
    private final Executor workers;
    private final Recipe recipe;
    private final LongSupplier clock;
    private final Pace pace;
    private final PlateauRate plateau;
    private final Validator validator;

    private int epoch;
    private long steps;
    private int epochsWithoutBetter;
    private double smoothedLoss = Double.NaN;
    private double trainingSeconds;
    private long trainedPixels;

    TrainingLoop(
            TrainingSettings settings,
            Recipe recipe,
            TrainingData data,
            ModelCard card,
            RunRecord runRecord,
            ModelFolder store,
            Trainable trainable,
            DeviceQueue device,
            Executor workers,
            LongSupplier clock,
            long start,
            CancelToken cancel)
            throws IOException {
        this.settings = settings;
        this.recipe = recipe;
        this.data = data;
        this.card = card;
        this.runRecord = runRecord;
        this.store = store;
        this.trainable = trainable;
        this.device = device;
        this.workers = workers;
        this.clock = clock;
        this.plateau = new PlateauRate(settings.method().schedule());
        long earlier = 0;
        if (!store.isEmpty()) {
            var last = store.last();
            earlier = RunRecord.elapsedNanos(last);
            epoch = last.epoch();
            steps = last.card().provenance().steps();
            plateau.restore(last.card().provenance().metrics());
            epochsWithoutBetter = epoch - store.best().epoch();
        }
        long preparing = clock.getAsLong() - start;
        this.pace = new Pace(settings.length(), settings.stepsPerEpoch(), earlier + preparing, clock);
        long epochPixels = (long) settings.patchesPerEpoch() * settings.patch() * settings.patch();
        this.validator = Validator.of(
                data.reader(),
                data.split(),
                device,
                data.census().classes(),
                card.stride(),
                Math.round(epochPixels * VALIDATION_SHARE),
                settings.seed(),
                cancel);
    }

    TrainingResult run(CancelToken cancel, Consumer<TrainingProgress> listener) throws IOException {
        if (validator.targets().isEmpty()) {
            listener.accept(
                    new TrainingProgress.Remark("No validation block has a labelled pixel, so nothing tells which"
                            + " epoch is best: the last one is taken, and the run does not stop early."));
        }
        var sampler = data.sampler(settings, recipe);
        var scores = ValidationScores.none(data.census().classes());
        var ending = TrainingResult.Ending.COMPLETE;
        boolean isHard = settings.sampling() == PatchSampling.HARD;
        var hardPlaces = new HardPlaces(data, sampler, settings, device);
        var feed =
                feed(isHard && epoch > 0 ? sampler.around(hardPlaces.find(epoch, trainable, cancel)) : sampler, cancel);
        try {
            while (!pace.isOver(steps) || epoch == 0) {
                double loss = epoch(feed, cancel, listener);
                scores = endEpoch(loss, cancel, listener);
                if (settings.patience() > 0 && epochsWithoutBetter >= settings.patience()) {
                    ending = TrainingResult.Ending.NO_BETTER;
                    break;
                }
                if (isHard && !pace.isOver(steps)) {
                    // what was cut ahead does not know of the new places; a resumed run would not have it either
                    feed.drain();
                    feed = feed(sampler.around(hardPlaces.find(epoch, trainable, cancel)), cancel);
                }
            }
        } finally {
            feed.drain();
        }
        return result(ending, scores);
    }

    private BatchFeed feed(PatchSampler sampler, CancelToken cancel) {
        var cutter = new PatchCutter(data.reader(), sampler, settings.augmentation());
        return new BatchFeed(cutter, settings, steps * settings.method().gathered(), AHEAD, cancel, workers);
    }

    private TrainingResult result(TrainingResult.Ending ending, ValidationScores scores) throws IOException {
        return new TrainingResult(
                ending,
                epoch,
                steps,
                store.best(),
                scores,
                pace.elapsedNanos() * 1e-9,
                megapixelsPerSecond(),
                data.split());
    }

    /// Trains until the epoch is long enough or the run is over.
    ///
    /// @return mean loss
    private double epoch(BatchFeed feed, CancelToken cancel, Consumer<TrainingProgress> listener) throws IOException {
        epoch++;
        long first = steps;
        long started = clock.getAsLong();
        double sum = 0;
        do {
            cancel.throwIfCancelled();
            long before = clock.getAsLong();
            float rate = (float)
                    (settings.method().schedule().at(settings.learningRate(), pace.share(steps)) * plateau.factor());
            double loss = step(feed, rate, cancel);
            steps++;
            sum += loss;
            smoothedLoss = Double.isNaN(smoothedLoss) ? loss : 0.95 * smoothedLoss + 0.05 * loss;
            double seconds = (clock.getAsLong() - before) * 1e-9;
            pace.stepTook(seconds);
            trainingSeconds += seconds;
            trainedPixels += (long) settings.patchesPerStep() * settings.patch() * settings.patch();
            report(rate, listener);
        } while (!pace.isEpochDue(steps - first, (clock.getAsLong() - started) * 1e-9) && !pace.isOver(steps));
        return sum / (steps - first);
    }

    /// Takes a step, gathering batches before it where the method says so; each batch is a unit of the device's time.
    ///
    /// @return mean loss of the batches
    private double step(BatchFeed feed, float rate, CancelToken cancel) throws IOException {
        double sum = 0;
        int last = settings.method().gathered() - 1;
        for (int number = 0; number <= last; number++) {
            var batch = feed.take();
            boolean moves = number == last;
            var unit = device.submit(
                    Lane.TRAINING,
                    cancel,
                    () -> moves
                            ? trainable.step(
                                    batch.input(),
                                    batch.classIndices(),
                                    batch.patches(),
                                    batch.side(),
                                    batch.side(),
                                    rate)
                            : trainable.gather(
                                    batch.input(), batch.classIndices(), batch.patches(), batch.side(), batch.side()));
            sum += Outcome.of(unit, cancel);
        }
        return sum / (last + 1);
    }

    private void report(double rate, Consumer<TrainingProgress> listener) {
        long expected = pace.expectedSteps(steps);
        int epochs = (int) Math.max(epoch, Math.ceilDiv(expected * epoch, Math.max(1, steps)));
        listener.accept(new TrainingProgress.Step(
                epoch,
                settings.length() instanceof TrainingLength.Epochs(int count) ? count : epochs,
                steps,
                expected,
                smoothedLoss,
                rate,
                (double) settings.patchesPerStep() * settings.patch() * settings.patch() / pace.stepSeconds() * 1e-6,
                pace.secondsLeft(steps)));
    }

    private record Snapshot(Weights weights, TrainingState state) {}

    private ValidationScores endEpoch(double loss, CancelToken cancel, Consumer<TrainingProgress> listener)
            throws IOException {
        long started = clock.getAsLong();
        var scores = validator.validate(trainable, cancel);
        listener.accept(new TrainingProgress.Validated(epoch, loss, scores));
        var copying = device.submit(Lane.TRAINING, cancel, () -> new Snapshot(trainable.weights(), trainable.state()));
        var snapshot = Outcome.of(copying, cancel);
        boolean better = store.isEmpty() || isBetter(scores.meanIou(), RunRecord.meanIou(store.best()));
        epochsWithoutBetter = better ? 0 : epochsWithoutBetter + 1;
        plateau.epochEnded(scores.meanIou(), loss);
        var rank = better ? Rank.BEST : Rank.ORDINARY;
        var provenance = runRecord.provenance(
                epoch,
                steps,
                loss,
                scores,
                card.legend(),
                pace.elapsedNanos() * 1e-9,
                megapixelsPerSecond(),
                plateau.kept());
        Checkpoint saved = store.write(card.withProvenance(provenance), snapshot.weights, snapshot.state, rank);
        pace.epochEndTook((clock.getAsLong() - started) * 1e-9);
        listener.accept(new TrainingProgress.Saved(saved, rank));
        return scores;
    }

    /// What was not measured (NaN) is the worst there is; where nothing ever is, the later weights are the better ones.
    static boolean isBetter(double meanIou, double before) {
        return Double.isNaN(before) || meanIou > before;
    }

    private double megapixelsPerSecond() {
        return trainingSeconds == 0 ? Double.NaN : trainedPixels / trainingSeconds * 1e-6;
    }
}
