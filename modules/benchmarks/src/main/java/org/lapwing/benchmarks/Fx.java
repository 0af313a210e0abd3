package org.lapwing.benchmarks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The JavaFX toolkit of this process, started by the first measurement that draws; it ends with the process.
final class Fx {

    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private Fx() {}

    /// Shows a window of 1024 × 768.
    static <T extends Parent> T show(Supplier<T> content) {
        var shown = new CompletableFuture<T>();
        Runnable work = () -> {
            try {
                var root = content.get();
                var stage = new Stage();
                stage.setScene(new Scene(root, 1024, 768));
                stage.show();
                shown.complete(root);
            } catch (RuntimeException failure) { // whoever waits is told
                shown.completeExceptionally(failure);
            }
        };
        if (STARTED.compareAndSet(false, true)) {
            Platform.setImplicitExit(false);
            Platform.startup(work);
        } else {
            Platform.runLater(work);
        }
        return shown.join();
    }

    /// Runs on the FX thread and waits.
    static <T> T call(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Platform::runLater).join();
    }
}
