package org.lapwing.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
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

/// One life of the window, from the toolkit's start to its end.
final class WindowSession {

    private WindowSession() {}

    /// How long the sample trains when it is opened without a model.
    private static final Duration SAMPLE_TRAINING = Duration.ofMinutes(3);

    /// Opens the window and returns when it is closed.
    static void open(Path project) throws IOException {
        show(workbench -> workbench.open(project));
    }

    /// Opens the window on a sample project, trains it for all to see where it has no model yet, and returns when the
    /// window is closed.
    static void openSample(Path project) throws IOException {
        boolean trained = Files.exists(ProjectFile.read(project).model().resolve("model.json"));
        show(workbench -> {
            if (trained) {
                workbench.open(project);
            } else {
                workbench.tour().open(project).thenRun(() -> workbench.tour().train(SAMPLE_TRAINING));
            }
        });
    }

    private static void show(Consumer<Workbench> first) throws IOException {
        var closed = new CountDownLatch(1);
        var workbench = start(WindowMemory.in(UserFolders.preferences()), closed);
        Platform.runLater(() -> {
            workbench.show();
            first.accept(workbench);
        });
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            throw new IOException(Messages.text("window.interrupted"), interrupted);
        }
    }

    /// Starts the toolkit and builds a window that is not shown yet.
    ///
    /// @param memory where the window stood before
    /// @param closed counted down when the window has closed
    static Workbench start(WindowMemory memory, CountDownLatch closed) throws IOException {
        var services = new LocalServices(
                Devices.decide(new DeviceChoice.Auto()),
                UserFolders.cache(),
                SoftwareVersion.current(),
                Clock.systemUTC());
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
            return started.join();
        } catch (CompletionException failure) {
            services.close();
            throw new IOException(Messages.text("window.unbuilt", String.valueOf(failure.getCause())), failure);
        }
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
