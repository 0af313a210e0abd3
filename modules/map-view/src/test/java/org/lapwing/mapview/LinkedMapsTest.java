package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class LinkedMapsTest {

    private final TileLoader loader = TileLoader.create(new TileCache(200_000_000));
    private final Layer image = PainterStage.grey(new FakePyramid("image", 4000, 3000, 4, 100));
    private final Layer top = new Layer(
            "top",
            "Top",
            new FakePyramid("top", 4000, 3000, 4, 200),
            ImageryStyle.of(0, 0, 0, Stretch.bytes()),
            1,
            true);
    private final List<Hover> hovers = new ArrayList<>();
    private LinkedMaps maps;

    @Start
    void start(Stage stage) {
        maps = new LinkedMaps(loader);
        maps.onHover(hovers::add);
        maps.setViews(List.of(List.of(image, top)));
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(maps, 900, 600));
        stage.show();
    }

    @AfterEach
    void close() {
        onFx(() -> {
            maps.close();
            return 0;
        });
        loader.close();
    }

    @Test
    void whatMovesOneViewMovesAllAndEachShowsItsOwnLayers() {
        onFx(() -> {
            maps.setViews(List.of(
                    List.of(image, top), List.of(image, top.hidden()), List.of(image.hidden(), top), List.of(image)));
            return 0;
        });
        settle();
        onFx(() -> {
            maps.views().get(2).setViewport(new Viewport(2000, -1500, 1, 1, 1, 1));
            return 0;
        });
        settle();

        for (var view : onFx(maps::views)) {
            var at = onFx(view::viewport);
            assertEquals(2000, at.centerX());
            assertEquals(-1500, at.centerY());
            assertEquals(1, at.unitsPerPixel());
            assertEquals(449, at.width(), 1);
        }
        assertEquals(grey(200), middle(0));
        assertEquals(grey(100), middle(1));
        assertEquals(grey(200), middle(2));
        assertEquals(grey(100), middle(3));
    }

    @Test
    void aViewThatIsTakenAwayReadsNothingMore() {
        onFx(() -> {
            maps.setViews(List.of(List.of(image), List.of(image, top)));
            maps.setViews(List.of(List.of(image)));
            return 0;
        });
        settle();

        assertEquals(1, onFx(maps::views).size());
        assertEquals(900, onFx(maps::primary).getWidth());
    }

    @Test
    void theCursorOfOneViewIsSeenInTheOthers(FxRobot robot) {
        onFx(() -> {
            maps.setViews(List.of(List.of(image), List.of(image)));
            return 0;
        });
        settle();
        robot.moveTo(at(200, 300)).moveTo(at(210, 300));

        var second = onFx(() -> maps.views().get(1));
        var hover = onFx(hovers::getLast);
        assertTrue(onFx(() -> second.crosshair().node().isVisible()));
        assertEquals(
                onFx(second::viewport).screenX(hover.mapX()),
                onFx(() -> second.crosshair().node().getLayoutX()),
                1);
        assertFalse(onFx(() -> maps.primary().crosshair().node().isVisible()));
    }

    @Test
    void shiftAndADragZoomIntoTheBox() {
        settle();
        var before = onFx(maps.primary()::viewport);
        mouse(MouseEvent.MOUSE_PRESSED, 300, 200, MouseButton.PRIMARY);
        mouse(MouseEvent.MOUSE_DRAGGED, 400, 260, MouseButton.PRIMARY);
        mouse(MouseEvent.MOUSE_RELEASED, 450, 300, MouseButton.PRIMARY);
        var after = onFx(maps.primary()::viewport);

        assertEquals(before.unitsPerPixel() / 6, after.unitsPerPixel(), before.unitsPerPixel() * 0.005);
        assertEquals(before.mapX(375), after.centerX(), before.unitsPerPixel() * 1.5);
        assertEquals(before.mapY(250), after.centerY(), before.unitsPerPixel() * 1.5);
    }

    @Test
    void theBoxToolServesOneDragAndEscapeGivesItUp(FxRobot robot) {
        settle();
        var home = onFx(maps.primary()::viewport);
        onFx(() -> {
            maps.primary().requestFocus();
            maps.navigation().startZoomBox();
            return 0;
        });
        robot.type(KeyCode.ESCAPE);
        robot.moveTo(at(300, 200)).press(MouseButton.PRIMARY).moveTo(at(320, 210));
        robot.release(MouseButton.PRIMARY);
        assertEquals(home.unitsPerPixel(), onFx(maps.primary()::viewport).unitsPerPixel(), "a drag pans");

        onFx(() -> {
            maps.primary().home();
            maps.navigation().startZoomBox();
            return 0;
        });
        robot.moveTo(at(300, 200)).press(MouseButton.PRIMARY).moveTo(at(450, 300));
        robot.release(MouseButton.PRIMARY);
        double near = onFx(maps.primary()::viewport).unitsPerPixel();
        assertEquals(home.unitsPerPixel() / 6, near, home.unitsPerPixel() * 0.01);
        robot.moveTo(at(300, 200)).press(MouseButton.PRIMARY).moveTo(at(450, 300));
        robot.release(MouseButton.PRIMARY);
        assertEquals(near, onFx(maps.primary()::viewport).unitsPerPixel(), "the next drag pans again");
    }

    @Test
    void theButtonsOfTheMouseGoBackAndForward() {
        settle();
        var home = onFx(maps.primary()::viewport);
        onFx(() -> {
            maps.primary().nativeResolution();
            return 0;
        });
        mouse(MouseEvent.MOUSE_PRESSED, 9, 9, MouseButton.BACK);
        assertEquals(home, onFx(maps.primary()::viewport));
        mouse(MouseEvent.MOUSE_PRESSED, 9, 9, MouseButton.FORWARD);
        assertEquals(1, onFx(maps.primary()::viewport).unitsPerPixel());
    }

    @Test
    void aLayerIsShownWhole() {
        var small = new Layer(
                "small",
                "Small",
                new FakePyramid("small", 200, 100, 1, 50),
                ImageryStyle.of(0, 0, 0, Stretch.bytes()),
                1,
                true);
        onFx(() -> {
            maps.setViews(List.of(List.of(image, small)));
            return 0;
        });
        settle();
        onFx(() -> {
            maps.navigation().zoomToLayer("nobody");
            maps.navigation().zoomToLayer("small");
            return 0;
        });

        var view = onFx(maps.primary()::viewport);
        assertEquals(100, view.centerX());
        assertEquals(-50, view.centerY());
        assertTrue(view.screenX(0) >= 0 && view.screenX(200) <= 900);
    }

    @Test
    void theSwipeShowsWhatLiesBeneathToTheRightOfItsLine() {
        compare(CompareMode.SWIPE);

        assertEquals(grey(200), shot(300, 300));
        assertEquals(grey(100), shot(600, 300));
    }

    @Test
    void theLineOfTheSwipeFollowsMouseAndKeys(FxRobot robot) {
        compare(CompareMode.SWIPE);
        var handle = onFx(() -> find("map-swipe"));
        mouse(handle, MouseEvent.MOUSE_PRESSED, 7, 300, MouseButton.PRIMARY);
        mouse(handle, MouseEvent.MOUSE_DRAGGED, 7 + 225, 300, MouseButton.PRIMARY);
        assertEquals(grey(200), shot(600, 300));
        assertEquals(grey(100), shot(720, 300));

        robot.type(KeyCode.HOME);
        assertEquals(grey(100), shot(600, 300));
        robot.type(KeyCode.LEFT);
        assertEquals(450 - 18, onFx(() -> find("map-swipe").getBoundsInParent().getCenterX()), 1);
    }

    @Test
    void theSpyglassShowsWhatLiesBeneathAroundTheCursor(FxRobot robot) {
        compare(CompareMode.SPYGLASS);
        robot.moveTo(at(300, 300)).moveTo(at(310, 300));
        settle();

        assertEquals(grey(100), shot(330, 320));
        assertEquals(grey(200), shot(600, 300));
    }

    @Test
    void flickeringShowsBothInTurn() throws Exception {
        compare(CompareMode.FLICKER);
        var pane = onFx(() -> find("map-beneath"));
        for (boolean wanted : new boolean[] {false, true, false}) {
            var turned = new CompletableFuture<Void>();
            onFx(() -> {
                pane.visibleProperty().addListener((_, _, now) -> {
                    if (now == wanted) {
                        turned.complete(null);
                    }
                });
                return 0;
            });
            turned.get(20, TimeUnit.SECONDS);
        }
        compare(CompareMode.NONE);
        assertEquals(grey(200), shot(600, 300));
    }

    @Test
    void theOverviewMovesTheMapAndHidesWhenAllIsSeen() {
        settle();
        var inset = onFx(() -> find("map-overview"));
        assertFalse(onFx(inset::isVisible), "all of it is in view");
        onFx(() -> {
            maps.primary().nativeResolution();
            return 0;
        });
        settle();
        assertTrue(onFx(inset::isVisible));

        var size = onFx(inset::getLayoutBounds);
        mouse(inset, MouseEvent.MOUSE_PRESSED, size.getWidth() / 4, size.getHeight() / 2, MouseButton.PRIMARY);
        assertEquals(1000, onFx(maps.primary()::viewport).centerX(), 40);
        onFx(() -> {
            maps.toggleOverview();
            return 0;
        });
        assertFalse(onFx(inset::isVisible));
    }

    @Test
    void aToolTakesClicksAndLeavesDragsToTheMap(FxRobot robot) {
        settle();
        var clicks = new ArrayList<MapClick>();
        onFx(() -> {
            maps.setTool(clicks::add);
            return 0;
        });
        var view = onFx(maps.primary()::viewport);
        robot.moveTo(at(300, 300)).clickOn(MouseButton.PRIMARY);
        mouse(MouseEvent.MOUSE_CLICKED, 300, 300, MouseButton.PRIMARY);
        robot.type(KeyCode.ENTER);

        assertEquals(
                List.of(MapClick.Kind.SINGLE, MapClick.Kind.EXTENDING, MapClick.Kind.SINGLE),
                onFx(() -> clicks.stream().map(MapClick::kind).toList()));
        assertEquals(view.mapX(300), clicks.getFirst().place().x(), view.unitsPerPixel());
        assertEquals(view.centerX(), clicks.getLast().place().x(), 1e-6, "the key means the middle");
        robot.press(MouseButton.PRIMARY).moveBy(50, 0).release(MouseButton.PRIMARY);
        assertEquals(3, onFx(clicks::size));
        assertTrue(onFx(maps.primary()::viewport).centerX() < view.centerX());
        onFx(() -> {
            maps.removeTool();
            return 0;
        });
        robot.clickOn(MouseButton.PRIMARY);
        assertEquals(3, onFx(clicks::size));
    }

    @Test
    void marksStayAtTheirPlacesOfTheMap() {
        onFx(() -> {
            maps.setViews(List.of(List.of(image), List.of(image)));
            maps.setMarks(List.of(
                    new MapMark.Pin(new MapPoint(2000, -1500), "1", "#2B7BBA"),
                    new MapMark.Trace(
                            List.of(new MapPoint(0, 0), new MapPoint(4000, 0), new MapPoint(4000, -3000)),
                            MapMark.Trace.Kind.RING,
                            "12 km²")));
            maps.primary().setViewport(new Viewport(1900, -1500, 1, 1, 1, 1));
            return 0;
        });
        settle();

        for (var view : onFx(maps::views)) {
            var pin = onFx(() -> view.lookup(".map-pin"));
            assertEquals(
                    view.viewport().screenX(2000),
                    onFx(() -> pin.getBoundsInParent().getCenterX()),
                    2);
            assertTrue(onFx(() -> view.lookup(".map-trace-ring") != null));
        }
    }

    private void compare(CompareMode mode) {
        onFx(() -> {
            maps.setBeneath(mode == CompareMode.NONE ? List.of() : List.of(image, top.hidden()));
            maps.compareProperty().set(mode);
            maps.primary().setViewport(new Viewport(2000, -1500, 1, 1, 1, 1));
            return 0;
        });
        settle();
    }

    /// A place of the maps on the screen.
    private Point2D at(double x, double y) {
        return onFx(() -> maps.localToScreen(x, y));
    }

    private Node find(String style) {
        var found = maps.lookup("." + style);
        if (found == null) {
            throw new AssertionError("no " + style);
        }
        return found;
    }

    /// A mouse event with Shift held, which the headless robot does not tell.
    private void mouse(EventType<MouseEvent> type, double x, double y, MouseButton button) {
        mouse(maps.primary(), type, x, y, button);
    }

    private void mouse(Node target, EventType<MouseEvent> type, double x, double y, MouseButton button) {
        onFx(() -> {
            var at = target.localToScene(x, y);
            var event = new MouseEvent(
                    type,
                    at.getX(),
                    at.getY(),
                    at.getX(),
                    at.getY(),
                    button,
                    1,
                    true,
                    false,
                    false,
                    false,
                    button == MouseButton.PRIMARY,
                    false,
                    false,
                    button == MouseButton.BACK,
                    button == MouseButton.FORWARD,
                    false,
                    false,
                    true,
                    null);
            target.fireEvent(event);
            return 0;
        });
    }

    private int middle(int view) {
        var picture = onFx(() -> maps.views().get(view).picture());
        return picture.argb(picture.width() / 2, picture.height() / 2);
    }

    private int shot(int x, int y) {
        return onFx(() -> maps.snapshot(null, null).getPixelReader().getArgb(x, y));
    }

    private static int grey(int value) {
        return 0xFF000000 | value * 0x010101;
    }

    private void settle() {
        try {
            onFx(() -> {
                maps.applyCss();
                maps.layout();
                return 0;
            });
            onFx(maps::settled).get(20, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError("the maps did not settle", failure);
        }
    }

    private static <T> T onFx(Supplier<T> work) {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | AssertionError failure) {
                result.completeExceptionally(failure);
            }
        });
        return result.join();
    }
}
