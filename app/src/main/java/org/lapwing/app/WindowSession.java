package org.lapwing.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.model.device.DeviceChoice;
import org.lapwing.model.device.Devices;
import org.lapwing.prediction.SoftwareVersion;
import org.lapwing.project.ProjectFile;
import org.lapwing.project.SampleProject;
import org.lapwing.workbench.Workbench;
import org.lapwing.workbench.local.LocalServices;

/// One life of the window, from the toolkit's start to its end.
final class WindowSession {

    private WindowSession() {}

    /// Opens the window and returns when it is closed.
    static void open(Optional<Path> project, CancelToken cancel) throws IOException {
        var folder = project.isPresent() ? project.get() : sample(cancel);
        var closed = new CountDownLatch(1);
        var workbench = start(closed);
        Platform.runLater(() -> {
            workbench.show();
            workbench.open(folder);
        });
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            throw new IOException("The window was interrupted.", interrupted);
        }
    }

    /// Starts the toolkit and builds a window that is not shown yet.
    ///
    /// @param closed counted down when the window has closed
    static Workbench start(CountDownLatch closed) throws IOException {
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
                started.complete(new Workbench(services, stage));
            } catch (RuntimeException failure) {
                started.completeExceptionally(failure);
            }
        });
        try {
            return started.join();
        } catch (CompletionException failure) {
            services.close();
            throw new IOException("The window could not be built: " + failure.getCause(), failure);
        }
    }

    private static Path sample(CancelToken cancel) throws IOException {
        var folder = UserFolders.sampleProject();
        if (!java.nio.file.Files.exists(folder.resolve(ProjectFile.NAME))) {
            SampleProject.riverValley().prepare(folder, cancel, ProgressListener.NONE);
        }
        return folder;
    }
}
