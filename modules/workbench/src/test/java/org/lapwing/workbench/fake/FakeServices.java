package org.lapwing.workbench.fake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.lapwing.workbench.service.AccuracyService;
import org.lapwing.workbench.service.ExportService;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.TrainingService;
import org.lapwing.workbench.service.WorkbenchServices;

/// All services, faked; each part can be replaced by a test.
public final class FakeServices implements WorkbenchServices {

    /// Files.
    public final FakeFiles files;

    /// Imagery on the web.
    public final FakeRemotes remotes;

    /// Imagery of several dates.
    public final FakeTimes times = new FakeTimes();

    /// Models.
    public final FakeModels models;

    /// Labels; in memory.
    public final FakeLabels labels;

    /// Training; a short scripted run unless replaced.
    public TrainingService training = new FakeTraining();

    /// What the model asks for.
    public final FakeQueue queue = new FakeQueue();

    /// Updates in seconds.
    public final FakeUpdates updates = new FakeUpdates();

    /// Rounds.
    public final FakeRounds rounds = new FakeRounds();

    /// What was ordered from the default export.
    public final List<ExportService.Order> exported = new ArrayList<>();

    /// Export; notes the order unless replaced.
    public ExportService export = (order, cancel, _) -> {
        cancel.throwIfCancelled();
        exported.add(order);
    };

    /// Accuracy.
    public AccuracyService accuracy = new FakeAccuracy();

    /// Whether the window closed its services.
    public boolean closed;

    private final CancelToken closing = CancelToken.create();
    private final Executor executor;
    private final TileLoader tiles;

    /// @param executor runs all background work
    /// @param tiles for the map
    public FakeServices(Executor executor, TileLoader tiles, FakeLand land) {
        this.executor = executor;
        this.tiles = tiles;
        this.remotes = new FakeRemotes(executor);
        this.files = new FakeFiles(land);
        this.labels = new FakeLabels(executor);
        this.models = new FakeModels(land);
    }

    /// Services whose background work runs at once, on the caller's thread.
    public static FakeServices immediate() {
        return new FakeServices(
                Runnable::run, new TileLoader(new TileCache(1 << 20), Runnable::run, 1), new FakeLand(64));
    }

    @Override
    public Executor workers() {
        return executor;
    }

    @Override
    public Executor trainer() {
        return executor;
    }

    @Override
    public Executor exporter() {
        return executor;
    }

    @Override
    public CancelToken closing() {
        return closing;
    }

    @Override
    public Path cacheFolder() {
        return Path.of("cache");
    }

    @Override
    public TileLoader tiles() {
        return tiles;
    }

    @Override
    public FakeFiles files() {
        return files;
    }

    @Override
    public FakeRemotes remotes() {
        return remotes;
    }

    @Override
    public FakeTimes times() {
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
    public FakeQueue queue() {
        return queue;
    }

    @Override
    public FakeUpdates updates() {
        return updates;
    }

    @Override
    public FakeRounds rounds() {
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
    public FakeLabels labels() {
        return labels;
    }

    @Override
    public void reveal(Path file) {
        // there is no file manager in tests
    }

    @Override
    public void close() {
        closed = true;
        closing.cancel();
    }
}
