package org.lapwing.workbench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.lapwing.accuracy.AccuracyReport;
import org.lapwing.learning.TrainingLength;
import org.lapwing.learning.TrainingResult;
import org.lapwing.mapview.CompareMode;
import org.lapwing.mapview.LinkedMaps;
import org.lapwing.mapview.MapPane;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.workbench.state.ExportViewModel;
import org.lapwing.workbench.state.WindowViewModel;

/// The tour of one window.
final class WindowTour implements WorkbenchTour {

    private final Stage stage;
    private final Scene scene;
    private final WindowViewModel window;
    private final LinkedMaps maps;
    private final MapPane map;
    private final Shell shell;

    WindowTour(Stage stage, Scene scene, WindowViewModel window, LinkedMaps maps, Shell shell) {
        this.stage = stage;
        this.scene = scene;
        this.window = window;
        this.maps = maps;
        this.map = maps.primary();
        this.shell = shell;
    }

    @Override
    public CompletableFuture<Void> resize(int width, int height) {
        return onFx(() -> {
            stage.setWidth(width + stage.getWidth() - scene.getWidth());
            stage.setHeight(height + stage.getHeight() - scene.getHeight());
            return nextPulse();
        });
    }

    @Override
    public CompletableFuture<Void> theme(ThemeChoice choice) {
        return onFx(() -> {
            shell.theme().choice().set(choice);
            return nextPulse();
        });
    }

    @Override
    public CompletableFuture<Void> panel(TaskPanel panel) {
        return onFx(() -> {
            shell.rail().show(panel);
            return nextPulse();
        });
    }

    @Override
    public CompletableFuture<Boolean> mode(ScoreMode mode) {
        return onFx(() -> {
            window.prediction().mode().set(mode);
            boolean possible = window.prediction().isPossible(mode);
            return nextPulse().thenApply(_ -> possible);
        });
    }

    @Override
    public CompletableFuture<Void> open(Path project) {
        return onFx(() -> window.workspace().openProject(project));
    }

    @Override
    public CompletableFuture<TrainingResult> train(Duration budget) {
        return onFx(() -> window.train()
                .start(new TrainingLength.Budget(budget))
                .thenCompose(result -> window.live().settled().thenApply(_ -> result)));
    }

    @Override
    public CompletableFuture<AccuracyReport> assess() {
        return onFx(() -> window.accuracy().start());
    }

    @Override
    public CompletableFuture<Void> saveReport(Path target) {
        return onFx(() -> window.accuracy().saveHtml(target));
    }

    @Override
    public CompletableFuture<Path> export(Path target) {
        return onFx(() -> {
            window.export().scope().set(ExportViewModel.Scope.IMAGE);
            window.export().target().set(Optional.of(target));
            return window.export().start();
        });
    }

    @Override
    public CompletableFuture<Void> lookAt(double column, double row, double imagePixels) {
        return onFx(() -> {
            window.workspace().image().get().ifPresent(image -> {
                var transform = image.source().grid().transform();
                map.setViewport(map.viewport()
                        .withScale(imagePixels * transform.columnSize())
                        .centeredAt(transform.x(column, row), transform.y(column, row)));
            });
            return nextPulse();
        });
    }

    @Override
    public CompletableFuture<Void> views(int count, CompareMode compare) {
        return onFx(() -> {
            window.map().views().count().set(count);
            window.map().views().compare().set(compare);
            return nextPulse();
        });
    }

    @Override
    public CompletableFuture<Void> settled() {
        return onFx(() -> maps.settled().thenCompose(_ -> nextPulse()));
    }

    @Override
    public CompletableFuture<byte[]> snapshot() {
        return onFx(() -> CompletableFuture.completedFuture(Snapshots.png(Snapshots.take(scene))));
    }

    /// Complete when the scene was laid out anew.
    private CompletableFuture<Void> nextPulse() {
        var done = new CompletableFuture<Void>();
        Runnable once = new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                done.complete(null);
            }
        };
        scene.addPostLayoutPulseListener(once);
        Platform.requestNextPulse();
        return done;
    }

    private static <T> CompletableFuture<T> onFx(Supplier<CompletableFuture<T>> step) {
        var done = new CompletableFuture<T>();
        Runnable run = () -> {
            try {
                step.get().whenComplete((result, failure) -> {
                    if (failure == null) {
                        done.complete(result);
                    } else {
                        done.completeExceptionally(failure);
                    }
                });
            } catch (RuntimeException failure) { // the caller of the tour owns it
                done.completeExceptionally(failure);
            }
        };
        if (Platform.isFxApplicationThread()) {
            run.run();
        } else {
            Platform.runLater(run);
        }
        return done;
    }
}
