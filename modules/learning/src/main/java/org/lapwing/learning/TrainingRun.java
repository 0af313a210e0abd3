package org.lapwing.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.Outcome;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.labels.Legend;
import org.lapwing.model.Beginning;
import org.lapwing.model.ModelCard;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.Networks;
import org.lapwing.model.Trainable;
import org.lapwing.model.TrainableFactory;
import org.lapwing.model.TrainingOptions;
import org.lapwing.model.TrainingState;
import org.lapwing.model.device.NativeSettings;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.prediction.GroundResolution;
import org.lapwing.prediction.SoftwareVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One training run, from labelled images to checkpoints in a model folder.
///
/// The calling thread orders batches, waits and writes checkpoints; patches are cut on the workers, and every training
/// step is one unit on the device's training lane, so that the map stays live between steps.
public final class TrainingRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

    /// Chooses the network once bands and classes are known.
    @FunctionalInterface
    interface NetworkChoice {

        /// The network for images of so many bands and a legend of so many classes.
        ///
        /// @throws IllegalArgumentException if no network fits
        NetworkSpec of(int bands, int classes);
    }

    private final List<LabelledImage> images;
    private final Legend legend;
    private final TrainingSettings settings;
    private final Path folder;
    private final TrainableFactory factory;
    private final DeviceQueue device;
    private final Executor workers;
    private final Recipe recipe;
    private final NetworkChoice choice;
    private final LongSupplier clock;

    /// @param images what to learn from, at least one; all with the same bands
    /// @param legend the classes the labels' indices count
    /// @param modelFolder where checkpoints go; created if missing
    /// @param factory builds the network on the device thread
    /// @param device the device's queue
    /// @param workers reads and varies patches
    public TrainingRun(
            List<LabelledImage> images,
            Legend legend,
            TrainingSettings settings,
            Path modelFolder,
            TrainableFactory factory,
            DeviceQueue device,
            WorkerPool workers) {
        this(
                images,
                legend,
                settings,
                modelFolder,
                factory,
                device,
                workers,
                Recipe.DEFAULT,
                (bands, classes) -> Networks.byName(settings.network(), bands, classes),
                System::nanoTime);
    }

    TrainingRun(
            List<LabelledImage> images,
            Legend legend,
            TrainingSettings settings,
            Path modelFolder,
            TrainableFactory factory,
            DeviceQueue device,
            Executor workers,
            Recipe recipe,
            NetworkChoice choice,
            LongSupplier clock) {
        this.images = List.copyOf(images);
        this.legend = legend;
        this.settings = settings;
        this.folder = modelFolder;
        this.factory = factory;
        this.device = device;
        this.workers = workers;
        this.recipe = recipe;
        this.choice = choice;
        this.clock = clock;
        if (images.isEmpty()) {
            throw new IllegalArgumentException("no image to learn from");
        }
    }

    /// Trains on the calling thread (named `train` by its owner) until the length is reached.
    ///
    /// @param cancel polled between batches; what finished epochs left in the folder can be resumed
    /// @param listener told of every step and epoch
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires
    /// @throws IOException if an image cannot be read, nothing can be learnt from it, or a checkpoint cannot be
    ///     written
    public TrainingResult run(CancelToken cancel, Consumer<TrainingProgress> listener) throws IOException {
        long start = clock.getAsLong();
        var network = comparedNetwork(cancel, listener);
        // made only when there is something to put into it
        var earlier = ModelFolder.openForTraining(folder);
        boolean holdsModel = earlier.isPresent() && !earlier.get().isEmpty();
        boolean resumes = settings.start() == TrainingSettings.Start.RESUME && holdsModel;
        if (!resumes && holdsModel) {
            throw new TrainingDataException(
                    "The folder " + folder + " already holds a model. Resume its run, or train into another folder.");
        }
        // before minutes of reading: a file that does not fit is told at once
        var beginning =
                resumes ? settings.point().resumed() : settings.point().beginning(network, settings.seed(), listener);
        var data = data(network, cancel, listener);
        var trained = DataHashes.of(images, cancel);
        var runRecord = new RunRecord(
                settings,
                factory.precision(),
                SoftwareVersion.current(),
                DataHashes.byName(trained),
                AnnotatedImage.revision(images),
                StillBands.of(settings.augmentation(), images.getFirst().image().bands()));
        var card = ModelCard.of(
                        String.valueOf(folder.getFileName()),
                        network,
                        data.bands(),
                        GroundResolution.metres(images.getFirst().image().grid())
                                .orElse(0),
                        legend,
                        runRecord.provenance(
                                0,
                                0,
                                Double.NaN,
                                ValidationScores.none(legend.size()),
                                legend,
                                0,
                                Double.NaN,
                                Map.of()))
                .withValues(data.measured().values());
        Optional<TrainingState> state = Optional.empty();
        if (resumes) {
            runRecord.requireSameRun(folder, earlier.get().last().card(), legend);
            state = earlier.get().lastState();
            if (state.isEmpty()) {
                throw new TrainingDataException("The run in " + folder
                        + " cannot be resumed: its training state is missing. Train into another folder.");
            }
        }
        var trainable = create(network, weights(data), beginning, state, cancel);
        try {
            var store = earlier.isPresent() ? earlier.get() : ModelFolder.openOrCreate(folder);
            SplitFile.write(new TrainedSplit(folder, data.split(), trained));
            var loop = new TrainingLoop(
                    settings, recipe, data, card, runRecord, store, trainable, device, workers, clock, start, cancel);
            var result = loop.run(cancel, listener);
            LOG.info(
                    "trained {} epochs, {} steps in {} s at {} Mpx/s, validation mean IoU {}",
                    result.epochs(),
                    result.steps(),
                    Math.round(result.seconds()),
                    Math.round(result.megapixelsPerSecond() * 100) / 100.0,
                    result.best().card().provenance().metrics().get("meanIou"));
            return result;
        } finally {
            close(trainable);
        }
    }

    /// Looks for a learning rate on the calling thread: trains some steps with ever larger rates, from 1e-6 to 1, and
    /// throws away what was learnt. Nothing is written.
    ///
    /// @param steps how many at most, at least 20
    /// @param cancel polled between batches
    /// @param listener told remarks and how far it has come
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires
    /// @throws IOException if an image cannot be read, or nothing can be learnt from it
    public RateRange findRate(int steps, CancelToken cancel, Consumer<TrainingProgress> listener) throws IOException {
        if (steps < 20) {
            throw new IllegalArgumentException("a rate is found in at least 20 steps, not " + steps);
        }
        var network = comparedNetwork(cancel, listener);
        var beginning = settings.point().beginning(network, settings.seed(), listener);
        var data = data(network, cancel, listener);
        var trainable = create(network, weights(data), beginning, Optional.empty(), cancel);
        long start = clock.getAsLong();
        try {
            return new RateFinder(steps, trainable, device)
                    .find(
                            new PatchCutter(data.reader(), data.sampler(settings, recipe), settings.augmentation()),
                            settings,
                            workers,
                            cancel,
                            (step, _) -> listener.accept(new TrainingProgress.Preparing(
                                    new Progress("find rate", step, steps, clock.getAsLong() - start))));
        } finally {
            close(trainable);
        }
    }

    /// Cuts some training patches and varies them by each step of the augmentation alone and by all together;
    /// nothing is trained and nothing written.
    ///
    /// @param columns places, at least 1
    /// @param cancel polled between patches
    /// @param listener told remarks and how far it has come
    /// @throws IOException if an image cannot be read, or nothing can be learnt from it
    public AugmentedPatches augmented(int columns, CancelToken cancel, Consumer<TrainingProgress> listener)
            throws IOException {
        var data = data(comparedNetwork(cancel, listener), cancel, listener);
        var sampler = data.sampler(settings, recipe);
        var wanted = settings.augmentation();
        var rows = new ArrayList<AugmentedPatches.Row>();
        rows.add(new AugmentedPatches.Row(Augmentation.NONE));
        wanted.strengths().keySet().forEach(step -> rows.add(new AugmentedPatches.Row(wanted.only(step))));
        rows.add(new AugmentedPatches.Row(wanted));
        var plain = new PatchCutter(data.reader(), sampler, Augmentation.NONE);
        var places = new ArrayList<PatchSampler.Place>();
        for (int column = 0; column < columns; column++) {
            places.add(plain.choose(settings.patch(), Seeds.ofPatch(settings.seed(), 0, column), cancel));
        }
        var batches = new ArrayList<Batch>();
        for (int row = 0; row < rows.size(); row++) {
            var cutter = new PatchCutter(data.reader(), sampler, rows.get(row).augmentation());
            var batch = new Batch(columns, cutter.bands(), settings.patch());
            for (int column = 0; column < columns; column++) {
                cutter.cutAt(
                        places.get(column), batch, column, Seeds.ofPatch(settings.seed(), row + 1L, column), cancel);
            }
            batches.add(batch);
        }
        return new AugmentedPatches(rows, batches, data.bands().size());
    }

    private NetworkSpec comparedNetwork(CancelToken cancel, Consumer<TrainingProgress> listener) throws IOException {
        for (var remark : ImageKind.check(images, cancel)) {
            listener.accept(new TrainingProgress.Remark(remark));
        }
        return checkedNetwork();
    }

    private TrainingData data(NetworkSpec network, CancelToken cancel, Consumer<TrainingProgress> listener)
            throws IOException {
        return TrainingData.of(
                images,
                settings,
                legend.size(),
                network.serving().margin(),
                cancel,
                progress -> listener.accept(new TrainingProgress.Preparing(progress)),
                sentence -> listener.accept(new TrainingProgress.Remark(sentence)));
    }

    private List<Float> weights(TrainingData data) {
        return ClassWeights.of(data.trainingCounts(), settings.method().classPower());
    }

    private void close(Trainable trainable) {
        var _ = device.submit(Lane.TRAINING, CancelToken.NEVER, () -> {
            trainable.close();
            return true;
        });
    }

    private Trainable create(
            NetworkSpec network,
            List<Float> classWeights,
            Beginning beginning,
            Optional<TrainingState> state,
            CancelToken cancel)
            throws IOException {
        var options = new TrainingOptions(
                classWeights,
                settings.seed(),
                settings.method().loss(),
                settings.method().optimiser(),
                recipe.averaging(),
                beginning);
        var created = device.submit(Lane.TRAINING, cancel, () -> {
            var trainable = factory.create(network, options);
            if (state.isPresent()) {
                try {
                    trainable.restore(state.get());
                } catch (IOException | RuntimeException failure) {
                    trainable.close();
                    throw failure;
                }
            }
            return trainable;
        });
        try {
            return Outcome.of(created, cancel);
        } catch (CancelledException cancelled) {
            var _ = created.thenAccept(this::close);
            throw cancelled;
        }
    }

    /// Says before any work whether the settings suit the images, the network and this machine.
    ///
    /// @throws IllegalArgumentException naming the value that cannot be and one that can
    public void checkSettings() {
        checkedNetwork();
    }

    private NetworkSpec checkedNetwork() {
        var network = choice.of(images.getFirst().image().bands().size(), legend.size());
        SettingsCheck.check(
                settings,
                network,
                images,
                Runtime.getRuntime().maxMemory(),
                NativeSettings.machineBytes().orElse(Long.MAX_VALUE));
        return network;
    }
}
