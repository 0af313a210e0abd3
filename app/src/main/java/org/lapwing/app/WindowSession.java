package org.lapwing.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.model.device.DeviceChoice;
import org.lapwing.model.device.Devices;
import org.lapwing.prediction.SoftwareVersion;
import org.lapwing.project.ProjectFile;
import org.lapwing.project.SampleProject;
import org.lapwing.workbench.WindowMemory;
import org.lapwing.workbench.Workbench;
import org.lapwing.workbench.local.LocalServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One life of the window, from the toolkit's start until nothing of it runs any more.
final class WindowSession {

    private static final Logger LOG = LoggerFactory.getLogger(WindowSession.class);

    /// How long the sample trains when it is opened without a model.
    private static final Duration SAMPLE_TRAINING = Duration.ofMinutes(3);

    /// How long a closed window waits for its jobs: longer than one training step or one export window.
    private static final Duration GRACE = Duration.ofSeconds(25);

    private static final long POLL_MILLISECONDS = 100;

    private final LocalServices services;
    private final Workbench workbench;
    private final CountDownLatch closed;

    private WindowSession(LocalServices services, Workbench workbench, CountDownLatch closed) {
        this.services = services;
        this.workbench = workbench;
        this.closed = closed;
    }

    /// Opens the window on a project folder, or on files, and returns when it is closed.
    static void open(List<Path> places, CancelToken cancel) throws IOException {
        show(workbench -> workbench.open(places), cancel);
    }

    /// Opens the window on a sample project, trains it for all to see where it has no model yet, and returns when the
    /// window is closed.
    static void openSample(Path project, CancelToken cancel) throws IOException {
        boolean trained = Files.exists(ProjectFile.read(project).model().resolve("model.json"));
        show(
                workbench -> {
                    if (trained) {
                        workbench.open(List.of(project));
                    } else {
                        workbench.tour().open(project).thenRun(() -> workbench
                                .tour()
                                .train(SAMPLE_TRAINING));
                    }
                },
                cancel);
    }

    private static void show(Consumer<Workbench> first, CancelToken cancel) throws IOException {
        var session = start(WindowMemory.in(UserFolders.preferences()));
        Platform.runLater(() -> {
            session.workbench.show();
            first.accept(session.workbench);
        });
        session.await(cancel);
    }

    /// Starts the toolkit and builds a window that is not shown yet.
    ///
    /// @param memory where the window stood before
    static WindowSession start(WindowMemory memory) throws IOException {
        var services = new LocalServices(
                Devices.decide(new DeviceChoice.Auto()),
                UserFolders.cache(),
                SoftwareVersion.current(),
                Clock.systemUTC());
        var closed = new CountDownLatch(1);
        var started = new CompletableFuture<Workbench>();
        Platform.startup(() -> {
            try {
                var stage = new Stage();
                stage.setOnHidden(_ -> {
                    closed.countDown();
                    // Later, because the toolkit still has to put the hidden window away.
                    Platform.runLater(Platform::exit);
                });
                started.complete(new Workbench(services, stage, memory));
            } catch (RuntimeException failure) {
                started.completeExceptionally(failure);
            }
        });
        try {
            return new WindowSession(services, started.join(), closed);
        } catch (CompletionException failure) {
            services.close();
            throw new IOException(Messages.text("window.unbuilt", String.valueOf(failure.getCause())), failure);
        }
    }

    Workbench workbench() {
        return workbench;
    }

    /// Closes the window and returns when nothing of it runs any more.
    void end(CancelToken cancel) throws IOException {
        Platform.runLater(workbench::close);
        await(cancel);
    }

    /// Returns when the window has closed and its jobs have stopped: no export leaves a half-written file behind.
    ///
    /// @param cancel fires when the process is asked to end; the toolkit may be gone by then, so nothing waits for
    ///     the window itself
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fired
    private void await(CancelToken cancel) throws IOException {
        try {
            while (!cancel.isCancelled() && !closed.await(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                // look at the token again
            }
            services.close();
            if (!services.awaitEnd(GRACE)) {
                LOG.warn("a job did not stop within {} s of closing the window", GRACE.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            throw new IOException(Messages.text("window.interrupted"), interrupted);
        }
        cancel.throwIfCancelled();
    }

    /// The person's copy of the sample project, made where there is none.
    static Path sample(CancelToken cancel) throws IOException {
        var folder = UserFolders.sampleProject();
        if (!Files.exists(folder.resolve(ProjectFile.NAME))) {
            SampleProject.riverValley().prepare(folder, cancel, ProgressListener.NONE);
        }
        return folder;
    }
}
