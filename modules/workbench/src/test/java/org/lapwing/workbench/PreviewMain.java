package org.lapwing.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.lapwing.workbench.fake.FakeLand;
import org.lapwing.workbench.fake.FakeServices;

/// Takes pictures of the window with faked services, for judging how it looks: `PreviewMain FOLDER`.
final class PreviewMain {

    private PreviewMain() {}

    /// Writes the pictures.
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var tour = new java.util.concurrent.CompletableFuture<WorkbenchTour>();
        var pool = WorkerPool.create("fake", 2, WorkerPool.Ending.ABANDON);
        var holder = new java.util.concurrent.atomic.AtomicReference<Workbench>();
        Platform.startup(() -> {
            var services = new FakeServices(pool, TileLoader.create(new TileCache(64 << 20)), new FakeLand(1024));
            var workbench = new Workbench(services, new Stage(), WindowMemory.none());
            workbench.show();
            holder.set(workbench);
            tour.complete(workbench.tour());
        });
        var walk = tour.get();
        for (var size : new int[][] {{1440, 900}, {1024, 700}}) {
            walk.resize(size[0], size[1]).get();
            shoot(walk, folder, "welcome", size);
        }
        walk.open(Path.of("sample")).get();
        walk.settled().get();
        shoot(walk, folder, "opened", new int[] {1024, 700});
        walk.train(Duration.ofMinutes(1)).get();
        walk.settled().get();
        walk.assess().get();
        walk.lookAt(520, 560, 0.6).get();
        Platform.runLater(() -> {
            var queue = holder.get().viewModel().queue();
            queue.settings().batch().set(12);
            queue.settings().hourlyCost().set(30);
            queue.ask();
            queue.finishLabelled();
            queue.skip();
            queue.defer();
            queue.flag();
        });
        for (var theme : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
            walk.theme(theme).get();
            for (var size : new int[][] {{1440, 900}, {1024, 700}}) {
                walk.resize(size[0], size[1]).get();
                for (var panel : TaskPanel.values()) {
                    walk.panel(panel).get();
                    walk.mode(panel == TaskPanel.EXPORT ? ScoreMode.CONFIDENCE : ScoreMode.MIXED)
                            .get();
                    walk.settled().get();
                    shoot(walk, folder, panel + "-" + theme, size);
                }
            }
        }
        Platform.runLater(() -> {
            holder.get().close();
            Platform.exit();
        });
    }

    private static void shoot(WorkbenchTour walk, Path folder, String name, int[] size) throws Exception {
        Files.write(
                folder.resolve((name + "-" + size[0] + ".png").toLowerCase(java.util.Locale.ROOT)),
                walk.snapshot().get());
    }
}
