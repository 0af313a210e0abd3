package org.lapwing.workbench.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.jobs.WorkerPool.Ending;
import org.lapwing.model.device.DeviceDecision;
import org.lapwing.model.device.NativeSettings;
import org.lapwing.model.device.NativeSettings.Thrift;
import org.lapwing.model.device.NativeSettings.Waiting;
import org.lapwing.model.device.Precision;
import org.lapwing.model.djl.DjlTrainableFactory;
import org.lapwing.model.serving.FeatureNetworks;
import org.lapwing.model.serving.Segmenters;
import org.lapwing.prediction.ClassificationExport;
import org.lapwing.prediction.ExportRequest;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.remote.RemoteImagery;
import org.lapwing.raster.remote.RemoteLimits;
import org.lapwing.workbench.service.AccuracyService;
import org.lapwing.workbench.service.ExportService;
import org.lapwing.workbench.service.FileService;
import org.lapwing.workbench.service.LabelService;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.QueueService;
import org.lapwing.workbench.service.RemoteService;
import org.lapwing.workbench.service.RoundService;
import org.lapwing.workbench.service.TimeService;
import org.lapwing.workbench.service.TrainingService;
import org.lapwing.workbench.service.UpdateService;
import org.lapwing.workbench.service.WorkbenchServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The services of a window on this machine. Owns threads, device queue and tile cache.
public final class LocalServices implements WorkbenchServices {

    private static final Logger LOG = LoggerFactory.getLogger(LocalServices.class);
    private static final long LEAST_TILE_BYTES = 64L << 20;
    private static final long MOST_TILE_BYTES = 1L << 30;

    private final CancelToken closing = CancelToken.create();
    private final WorkerPool workers = WorkerPool.create("open", 3, Ending.ABANDON);
    private final WorkerPool trainer = WorkerPool.create("train", 1, Ending.ABANDON);
    private final WorkerPool exporter = WorkerPool.create("export", 2, Ending.DRAIN);
    private final WorkerPool decoders = WorkerPool.create("patch", WorkerPool.decoderThreads(), Ending.ABANDON);
    private final WorkerPool reducers = WorkerPool.create("reduce", 1, Ending.ABANDON);
    private final WorkerPool scores = WorkerPool.create("scores", 1, Ending.DRAIN);
    private final DeviceQueue device = new DeviceQueue("device-0");
    private final TileLoader tiles;
    private final Path cacheFolder;
    private final LocalFiles files;
    private final LocalTimes times;
    private final LocalRemotes remotes;
    private final LocalModels models;
    private final TrainingService training;
    private final QueueService queue;
    private final UpdateService updates;
    private final RoundService rounds;
    private final ExportService export;
    private final AccuracyService accuracy;
    private final LocalLabels labels;

    /// @param decision the device that computes, and why
    /// @param cacheFolder where things that can be made again are kept while no project is open
    /// @param software name and version of the program, for reports
    /// @param clock dates reports
    public LocalServices(DeviceDecision decision, Path cacheFolder, String software, Clock clock) {
        this.cacheFolder = cacheFolder;
        // the map draws beside a training run, so the run must not hold cores that it does not use
        NativeSettings.apply(Thrift.recommended(), Waiting.ASLEEP);
        device.submit(Lane.INTERACTIVE, CancelToken.NEVER, NativeSettings::giveWay); // before its first engine loads
        var segmenters = new Segmenters(decision.device());
        tiles = TileLoader.create(
                new TileCache(Math.clamp(Runtime.getRuntime().maxMemory() / 4, LEAST_TILE_BYTES, MOST_TILE_BYTES)));
        files = new LocalFiles(workers, closing);
        times = new LocalTimes(cacheFolder, reducers, closing);
        remotes = new LocalRemotes(new RemoteImagery(
                cacheFolder.resolve("remote"),
                RemoteImagery.USUAL_CACHE_BYTES,
                clock,
                RemoteLimits.standard(),
                software.replace(' ', '/')));
        models = new LocalModels(decision, device, segmenters, closing, new LocalStorage(scores, clock));
        training = new LocalTraining(
                new DjlTrainableFactory(decision.device(), Precision.recommended(decision.device())), device, decoders);
        var bodies = new FeatureNetworks(decision.device());
        queue = new LocalQueue(bodies, device, decoders);
        updates = new LocalUpdates(bodies, device, decoders);
        rounds = new LocalRounds(clock);
        export = (order, cancel, listener) -> {
            var request = ExportRequest.of(
                            order.image().source(), List.of(order.image().file()), order.checkpoint(), order.target())
                    .withWindow(order.window())
                    .withThreads(WorkerPool.decoderThreads());
            if (order.unknown().isPresent()) {
                request = request.withUnknown(order.unknown().get());
            }
            if (order.probabilities().isPresent()) {
                request = request.withProbabilities(order.probabilities().get());
            }
            new ClassificationExport(device, segmenters).run(request, cancel, listener);
        };
        accuracy = new LocalAccuracy(device, segmenters, software, clock);
        labels = new LocalLabels(cacheFolder.resolve("labels"), clock);
    }

    @Override
    public Executor workers() {
        return workers;
    }

    @Override
    public Executor trainer() {
        return trainer;
    }

    @Override
    public Executor exporter() {
        return exporter;
    }

    @Override
    public CancelToken closing() {
        return closing;
    }

    @Override
    public Path cacheFolder() {
        return cacheFolder;
    }

    @Override
    public TileLoader tiles() {
        return tiles;
    }

    @Override
    public FileService files() {
        return files;
    }

    @Override
    public RemoteService remotes() {
        return remotes;
    }

    @Override
    public TimeService times() {
        return times;
    }

    @Override
    public ModelService models() {
        return models;
    }

    @Override
    public TrainingService training() {
        return training;
    }

    @Override
    public QueueService queue() {
        return queue;
    }

    @Override
    public UpdateService updates() {
        return updates;
    }

    @Override
    public RoundService rounds() {
        return rounds;
    }

    @Override
    public ExportService export() {
        return export;
    }

    @Override
    public AccuracyService accuracy() {
        return accuracy;
    }

    @Override
    public LabelService labels() {
        return labels;
    }

    @Override
    public void reveal(Path file) {
        workers.execute(() -> {
            try {
                new ProcessBuilder(FileManager.command(System.getProperty("os.name", ""), file)).start();
            } catch (IOException failure) {
                LOG.warn("{} cannot be shown in a file manager: {}", file, failure.getMessage());
            }
        });
    }

    @Override
    public void close() {
        closing.cancel();
        tiles.close();
        workers.close();
        trainer.close();
        exporter.close();
        labels.pool().close();
        decoders.close();
        reducers.close();
        scores.close();
        remotes.close();
        device.close();
    }

    /// Waits after [#close] until what was running has stopped: exports have deleted their half-written files, a
    /// training has written the checkpoint it was writing, and no native code runs. Not for the FX thread.
    ///
    /// @return whether everything ended in time
    public boolean awaitEnd(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (var pool : List.of(labels.pool(), exporter, trainer, workers, scores)) {
            if (!pool.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                return false;
            }
        }
        return device.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
}
