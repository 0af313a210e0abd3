package org.lapwing.workbench.service;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.TileLoader;

/// Everything the window asks of the rest of Lapwing; made by the wiring of the application, faked in tests.
public interface WorkbenchServices extends AutoCloseable {

    /// Runs short blocking work: opening files, trying checkpoints.
    Executor workers();

    /// Runs the training, one run at a time.
    Executor trainer();

    /// Runs exports and assessments.
    Executor exporter();

    /// Fires when the services close; the parent of every job's token, so that closing stops them all.
    CancelToken closing();

    /// Where things that can be made again are kept while no project is open.
    Path cacheFolder();

    /// Tiles for the map.
    TileLoader tiles();

    /// Files.
    FileService files();

    /// Imagery on the web; fetches nothing before it is asked.
    RemoteService remotes();

    /// Imagery of several dates.
    TimeService times();

    /// Models on the map.
    ModelService models();

    /// Training.
    TrainingService training();

    /// What the model asks to have labelled.
    QueueService queue();

    /// Updates of models in seconds.
    UpdateService updates();

    /// Rounds of labelling and learning.
    RoundService rounds();

    /// Export.
    ExportService export();

    /// What people label.
    LabelService labels();

    /// Accuracy.
    AccuracyService accuracy();

    /// Shows a file in the system's file manager. Does not wait.
    void reveal(Path file);

    /// Stops background work and frees devices and files. Does not wait. Safe from any thread, and a second time.
    @Override
    void close();
}
