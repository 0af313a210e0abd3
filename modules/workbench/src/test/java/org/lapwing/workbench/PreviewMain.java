package org.lapwing.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.mapview.MapPoint;
import org.lapwing.mapview.MapPointer;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.lapwing.workbench.drawing.DrawingHand.HandKey;
import org.lapwing.workbench.drawing.DrawingTool;
import org.lapwing.workbench.fake.FakeLand;
import org.lapwing.workbench.fake.FakeServices;
import org.lapwing.workbench.state.DrawingViewModel;

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
            label(holder.get());
        });
        for (var theme : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
            walk.theme(theme).get();
            for (var size : new int[][] {{1440, 900}, {1024, 700}}) {
                walk.resize(size[0], size[1]).get();
                for (var panel : TaskPanel.values()) {
                    walk.panel(panel).get();
                    if (panel == TaskPanel.LABEL) {
                        walk.lookAt(520, 560, 0.6).get(); // where labels are drawn
                    }
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

    /// Draws a wood, a field and a path, and chooses the field.
    private static void label(Workbench workbench) {
        var window = workbench.viewModel();
        window.annotations().author().set("Ada Okoye");
        var drawing = window.drawing();
        drawing.take(DrawingTool.POLYGON).thenRun(() -> {
            window.annotations().classes().pick(2);
            outline(drawing, 430, 480, 500, 470, 540, 520, 500, 570, 440, 560);
            window.annotations().classes().pick(3);
            outline(drawing, 540, 520, 620, 500, 640, 590, 560, 600);
            window.annotations().classes().pickUnknown();
            outline(drawing, 380, 600, 420, 590, 430, 640, 390, 650);
            drawing.take(DrawingTool.SELECT).thenRun(() -> press(drawing, 590, 550, 1));
        });
    }

    private static void outline(DrawingViewModel drawing, double... places) {
        for (int i = 0; i < places.length; i += 2) {
            press(drawing, places[i], places[i + 1], 1);
        }
        drawing.key(HandKey.ACCEPT);
    }

    private static void press(DrawingViewModel drawing, double column, double row, int clicks) {
        for (var phase : new MapPointer.Phase[] {MapPointer.Phase.PRESSED, MapPointer.Phase.RELEASED}) {
            drawing.pointer(new MapPointer(
                    phase, new MapPoint(500_000 + column, 5_400_000 - row), 0.6, clicks, java.util.Set.of()));
        }
    }

    private static void shoot(WorkbenchTour walk, Path folder, String name, int[] size) throws Exception {
        Files.write(
                folder.resolve((name + "-" + size[0] + ".png").toLowerCase(java.util.Locale.ROOT)),
                walk.snapshot().get());
    }
}
