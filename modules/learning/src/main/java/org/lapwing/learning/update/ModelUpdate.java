package org.lapwing.learning.update;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.learning.LockedGround;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.FeatureNetworkFactory;
import org.lapwing.model.GrownModel;
import org.lapwing.model.ModelException;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.graph.HeadCut;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.prediction.SoftwareVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fits the head of a model to new labels in seconds; the body stays as it is.
///
/// Recent labels are all learnt from; of the earlier ones a balanced, seeded choice is learnt again, so that old
/// classes are not forgotten, and some are held out to see whether they were. A class that is new to the legend gets
/// weights of its own beside those of the others ([GrownModel]). The update is stored as a checkpoint of the model
/// folder, whole or not at all, and becomes its best; an update that names held-out earlier labels clearly worse is
/// not stored. Labels on locked ground are never learnt from ([LockedGround]).
///
/// One may serve a window as long as it is open: the cache remembers what the body said. Not for the FX thread.
public final class ModelUpdate {

    private static final Logger LOG = LoggerFactory.getLogger(ModelUpdate.class);

    private final FeatureNetworkFactory networks;
    private final DeviceQueue device;
    private final Executor workers;
    private final FeatureCache cache;
    private final LongSupplier clock;

    /// @param networks opens bodies on the device thread
    /// @param device runs them, in the training lane
    /// @param workers reads imagery
    /// @param cache remembers what bodies said, from update to update
    public ModelUpdate(FeatureNetworkFactory networks, DeviceQueue device, Executor workers, FeatureCache cache) {
        this(networks, device, workers, cache, System::nanoTime);
    }

    ModelUpdate(
            FeatureNetworkFactory networks,
            DeviceQueue device,
            Executor workers,
            FeatureCache cache,
            LongSupplier clock) {
        this.networks = networks;
        this.device = device;
        this.workers = workers;
        this.cache = cache;
        this.clock = clock;
    }

    /// Updates on the calling thread, which waits for the device and for workers.
    ///
    /// @param cancel polled between windows and steps of the fit; nothing is stored then, and the model is as
    ///     it was
    /// @param listener told of windows described, on the calling thread
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires
    /// @throws IOException with a whole sentence if nothing is labelled, the legend lost a class of the model,
    ///     an image
    ///     cannot be read or the checkpoint cannot be written; the model is as it was
    public UpdateResult run(UpdateRequest request, CancelToken cancel, ProgressListener listener) throws IOException {
        long start = clock.getAsLong();
        var base = request.base();
        var folder = ModelFolder.open(request.modelFolder());
        requireHead(base);
        var grown = GrownModel.of(base.card(), ModelFolder.weights(base), request.legend());
        var walls = new ArrayList<LockedGround>();
        for (var image : request.images()) {
            walls.add(LockedGround.ofModel(request.modelFolder(), image.image().grid()));
        }
        double loading = seconds(start);
        long described = clock.getAsLong();
        HeadSamples samples;
        try (var body = new OpenBody(networks, device, base.card(), ModelFolder.weights(base))) {
            var describer = new WindowDescriber(request.images(), base.card(), body.id(), cache, device, workers);
            var choice = UpdateWindows.of(request, walls, cancel);
            samples = HeadSamples.of(choice, describer, body, request.settings(), cancel, listener, clock);
        } finally {
            cache.trim();
        }
        double describing = seconds(described);
        long fitted = clock.getAsLong();
        var fit = HeadFit.of(samples, grown, request.settings(), cancel);
        double fitting = seconds(fitted);
        var report = fit.report(
                request.labelRevision(),
                new UpdateReport.Times(
                        loading, describing, samples.described(), samples.remembered(), fitting, 0, seconds(start)));
        if (fit.isForgotten()) {
            LOG.info(
                    "update of {} refused after {} s: loss on earlier labels {} where it was {}",
                    base.folder(),
                    report.seconds().whole(),
                    report.replayAfter(),
                    report.replayBefore());
            return new UpdateResult.Refused(report);
        }
        cancel.throwIfCancelled();
        long stored = clock.getAsLong();
        var card = grown.card().withProvenance(provenance(request, report));
        Checkpoint checkpoint = folder.writeUpdate(card, fit.weights());
        report = report.stored(seconds(stored), seconds(start));
        LOG.info(
                "model updated in {} s: {} recent and {} earlier pixels, {} windows described, {} remembered",
                report.seconds().whole(),
                report.recentPixels(),
                report.replayPixels(),
                samples.described(),
                samples.remembered());
        return new UpdateResult.Published(checkpoint, report);
    }

    private static void requireHead(Checkpoint base) throws ModelException {
        try {
            var _ = new PixelReader(HeadCut.of(base.card().network().graph()));
        } catch (IllegalArgumentException unsuited) {
            throw new ModelException(
                    "The network " + base.card().network().networkName() + " of the model '"
                            + base.card().name() + "' has no head that could be updated by itself ("
                            + unsuited.getMessage() + "). Train it instead.",
                    unsuited);
        }
    }

    private static TrainingProvenance provenance(UpdateRequest request, UpdateReport report) {
        var before = request.base().card().provenance();
        var settings = new TreeMap<>(before.settings());
        settings.put(TrainingProvenance.LABEL_REVISION, Long.toString(request.labelRevision()));
        settings.put(TrainingProvenance.UPDATED_FROM, request.base().sha256());
        return new TrainingProvenance(
                SoftwareVersion.current(),
                request.settings().seed(),
                before.epoch(),
                before.steps(),
                before.data(),
                settings,
                metrics(report));
    }

    private static Map<String, Double> metrics(UpdateReport report) {
        var metrics = new TreeMap<String, Double>();
        put(metrics, "heldOutLossBefore", report.lossBefore());
        put(metrics, "heldOutLoss", report.lossAfter());
        put(metrics, "heldOutMeanIouBefore", report.before().meanIou());
        put(metrics, "heldOutMeanIou", report.after().meanIou());
        put(metrics, "recentRightBefore", report.recentBefore());
        put(metrics, "recentRight", report.recentAfter());
        put(metrics, "replayLossBefore", report.replayBefore());
        put(metrics, "replayLoss", report.replayAfter());
        put(metrics, "seconds", report.seconds().whole());
        return metrics;
    }

    private static void put(Map<String, Double> metrics, String name, double value) {
        if (Double.isFinite(value)) {
            metrics.put(name, value);
        }
    }

    private double seconds(long from) {
        return (clock.getAsLong() - from) * 1e-9;
    }

    /// The labels that an update would withhold and read, for a person to know beforehand; reads labels only.
    ///
    /// @return labelled pixels of recent windows that nobody learns from
    public static LockedGround.Withheld withheld(UpdateRequest request, CancelToken cancel) throws IOException {
        var walls = new ArrayList<LockedGround>();
        for (var image : request.images()) {
            walls.add(LockedGround.ofModel(request.modelFolder(), image.image().grid()));
        }
        return UpdateWindows.of(request, List.copyOf(walls), cancel).withheld();
    }
}
