package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A drawing tool has the pointer: the map moves only by Space, the middle button and the wheel.
@ExtendWith(ApplicationExtension.class)
class DrawingHandsTest {

    private final TileLoader loader = TileLoader.create(new TileCache(20_000_000));
    private final List<MapPointer> got = new ArrayList<>();
    private MapPane map;

    @Start
    void start(Stage stage) {
        map = new MapPane(loader);
        new MapNavigation(map);
        map.setLayers(List.of(PainterStage.grey(new FakePyramid("image", 4000, 3000, 4, 100))));
        stage.setScene(new Scene(map, 640, 480));
        stage.show();
    }

    @BeforeEach
    void take() throws Exception {
        map.settled().get(20, TimeUnit.SECONDS);
        onFx(() -> {
            map.requestFocus();
            map.setHand(got::add);
            return 0;
        });
    }

    @AfterEach
    void close() throws Exception {
        onFx(() -> {
            map.close();
            return 0;
        });
        loader.close();
    }

    @Test
    void aDragIsGivenToTheToolAndTheMapStandsStill(FxRobot robot) throws Exception {
        var before = onFx(map::viewport);
        robot.moveTo(map);
        onFx(() -> {
            got.clear();
            return 0;
        });
        robot.press(MouseButton.PRIMARY).moveBy(30, 0).release(MouseButton.PRIMARY);

        assertEquals(before, onFx(map::viewport));
        assertEquals(MapPointer.Phase.PRESSED, got.getFirst().phase());
        assertEquals(MapPointer.Phase.RELEASED, got.getLast().phase());
        assertTrue(got.stream().anyMatch(each -> each.phase() == MapPointer.Phase.DRAGGED));
        assertEquals(
                30 * before.unitsPerPixel(),
                got.getLast().place().x() - got.getFirst().place().x(),
                1e-6);
    }

    @Test
    void spaceHeldDownLeavesDraggingToTheMap(FxRobot robot) throws Exception {
        var before = onFx(map::viewport);
        robot.moveTo(map).press(KeyCode.SPACE).press(MouseButton.PRIMARY).moveBy(40, 0);
        robot.release(MouseButton.PRIMARY).release(KeyCode.SPACE);

        assertNotEquals(before.centerX(), onFx(map::viewport).centerX());
        assertTrue(got.stream().allMatch(each -> each.phase() == MapPointer.Phase.MOVED), got.toString());
    }

    @Test
    void aClickWithShiftReachesTheToolWithItsKey() throws Exception {
        onFx(
                () -> { // robots of the headless platform do not hold keys for the mouse
                    for (var type :
                            List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
                        Event.fireEvent(map, shifted(type));
                    }
                    return 0;
                });

        var pressed = onFx(() -> got.stream()
                .filter(each -> each.phase() == MapPointer.Phase.PRESSED)
                .toList());
        assertEquals(1, pressed.size());
        assertEquals(Set.of(MapPointer.Key.SHIFT), pressed.getFirst().held());
    }

    @Test
    void theToolHearsWhenTheMapMovesBeneathThePointer(FxRobot robot) throws Exception {
        robot.moveTo(map);
        int before = onFx(got::size);
        onFx(() -> {
            map.zoomIn();
            return 0;
        });

        assertEquals(before + 1, onFx(got::size));
        assertEquals(onFx(map::viewport).unitsPerPixel(), got.getLast().unitsPerPixel());
    }

    @Test
    void aSketchIsDrawnOverTheMap() throws Exception {
        var triangle = new GeometryFactory().createPolygon(new Coordinate[] {
            new Coordinate(1000, -1000),
            new Coordinate(2000, -1000),
            new Coordinate(2000, -2000),
            new Coordinate(1000, -1000)
        });
        onFx(() -> {
            map.setSketch(List.of(
                    new MapMark.Shape(triangle, "#FF0000", MapMark.Shape.Look.SKETCH),
                    new MapMark.Handle(new MapPoint(1000, -1000), MapMark.Handle.Sign.VERTEX),
                    new MapMark.Disc(new MapPoint(2000, -1500), 300, "#00FF00"),
                    new MapMark.Stroke(List.of(new MapPoint(500, -500)), 100, "#0000FF")));
            return 0;
        });

        assertEquals(1, onFx(() -> map.lookupAll(".map-shape-sketch.map-shape").size()));
        assertEquals(1, onFx(() -> map.lookupAll(".map-vertex").size()));
        assertEquals(1, onFx(() -> map.lookupAll(".map-disc").size()));
    }

    private static MouseEvent shifted(EventType<MouseEvent> type) {
        return new MouseEvent(
                type,
                50,
                50,
                50,
                50,
                MouseButton.PRIMARY,
                1,
                true,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    private static <T> T onFx(Supplier<T> work) throws Exception {
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException failure) {
                done.completeExceptionally(failure);
            }
        });
        return done.get(20, TimeUnit.SECONDS);
    }
}
