package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.Window;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MapPaneTest {

    private final TileLoader loader = TileLoader.create(new TileCache(200_000_000));
    private final FakePyramid image = new FakePyramid("image", 4000, 3000, 4, 100);
    private final List<Hover> hovers = new ArrayList<>();
    private MapPane map;

    @Start
    void start(Stage stage) {
        map = new MapPane(loader);
        map.onHover(hovers::add);
        map.setLayers(List.of(PainterStage.grey(image)));
        stage.setScene(new Scene(map, 640, 480));
        stage.show();
    }

    @AfterEach
    void close() {
        onFx(() -> {
            map.close();
            return 0;
        });
        loader.close();
    }

    @Test
    void theFirstPictureFitsTheBottomLayer() {
        var view = settled();

        assertEquals(2000, view.centerX(), 1e-9);
        assertEquals(-1500, view.centerY(), 1e-9);
        assertTrue(view.screenX(0) > 0 && view.screenX(4000) < 640);
        assertEquals(640, onFx(map::picture).width());
        assertEquals(0xFF666666, onFx(map::picture).argb(320, 240), "level 2");
        assertEquals(0, onFx(map::picture).argb(1, 1));
    }

    @Test
    void theWheelZoomsAtTheCursor() {
        var before = settled();
        for (int notch = 0; notch < 4; notch++) {
            onFx(() -> {
                Event.fireEvent(map, wheel(420, 290, 40));
                return 0;
            });
        }
        var after = settled();

        assertEquals(before.unitsPerPixel() / 2, after.unitsPerPixel(), 1e-9);
        assertEquals(before.mapX(420), after.mapX(420), 1e-6);
        assertEquals(before.mapY(290), after.mapY(290), 1e-6);
    }

    @Test
    void draggingMovesTheMapWithTheCursor(FxRobot robot) {
        var before = settled();
        robot.moveTo(map).press(MouseButton.PRIMARY).moveBy(60, -40);
        var after = settled();
        robot.release(MouseButton.PRIMARY);

        assertEquals(before.centerX() - 60 * before.unitsPerPixel(), after.centerX(), 1e-6);
        assertEquals(before.centerY() - 40 * before.unitsPerPixel(), after.centerY(), 1e-6);
    }

    @Test
    void keysNudgeZoomAndFit(FxRobot robot) {
        var home = settled();
        onFx(() -> {
            map.requestFocus();
            return 0;
        });
        robot.type(KeyCode.DIGIT1);
        assertEquals(1, settled().unitsPerPixel(), 1e-12);
        robot.type(KeyCode.RIGHT);
        assertEquals(home.centerX() + 80, settled().centerX(), 1e-6);
        robot.type(KeyCode.MINUS);
        assertEquals(2, settled().unitsPerPixel(), 1e-12);
        robot.type(KeyCode.HOME);
        assertEquals(home, settled());
    }

    @Test
    void doubleClickComesNearer(FxRobot robot) {
        var before = settled();
        robot.moveTo(map).doubleClickOn(MouseButton.PRIMARY);

        assertEquals(before.unitsPerPixel() / 2, settled().unitsPerPixel(), 1e-9);
    }

    @Test
    void hoverTellsPlaceAndCachedValues(FxRobot robot) {
        settled();
        onFx(() -> {
            map.nativeResolution();
            return 0;
        });
        settled();
        robot.moveTo(map).moveBy(5, 0);
        var hover = onFx(hovers::getLast);

        assertEquals("EPSG:32633", hover.crs());
        assertEquals(2005, hover.column(), 1);
        assertEquals(
                new LayerReading.BandValues(List.of(100.0)),
                hover.readings().getFirst().values());
        assertEquals(0, hover.readings().getFirst().level());
    }

    @Test
    void zoomToShowsTheWholeWindow() {
        settled();
        var window = Window.of(1000, 500, 300, 200);
        onFx(() -> {
            map.zoomTo(window);
            return 0;
        });
        settled();

        assertTrue(onFx(map::visibleWindow).orElseThrow().contains(window));
    }

    @Test
    void aViewSetFromOutsideKeepsTheSizeOfThePane() {
        settled();
        onFx(() -> {
            map.setViewport(new Viewport(500, -500, 3, 9, 9, 1));
            return 0;
        });

        assertEquals(new Viewport(500, -500, 3, 640, 480, 1), settled());
    }

    @Test
    void commitsAreCountedAndShort() {
        settled();
        var statistics = onFx(map::statistics);

        assertTrue(statistics.frames() > 0);
        assertEquals(0, statistics.missingTiles());
        assertTrue(statistics.maxCommitNanos() > 0);
    }

    @Test
    void theNodeShowsThePaintedPicture() throws Exception {
        settled();
        var shot = onFx(() -> map.snapshot(null, null));

        assertEquals(0xFF666666, shot.getPixelReader().getArgb(320, 240));
        var folder = System.getProperty("lapwing.pictures");
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Snapshots.write(shot, Path.of(folder, "map-pane.png"));
        }
    }

    /// The robot's wheel comes with a wrong position on the headless platform, so the event is made by hand.
    private static ScrollEvent wheel(double x, double y, double delta) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                x,
                y,
                x,
                y,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                delta,
                0,
                delta,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    private Viewport settled() {
        try {
            onFx(map::settled).get(20, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError("the map did not settle", failure);
        }
        return onFx(map::viewport);
    }

    private static <T> T onFx(Supplier<T> work) {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException failure) {
                result.completeExceptionally(failure);
            }
        });
        return result.join();
    }
}
