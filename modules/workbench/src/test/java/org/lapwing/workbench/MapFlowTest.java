package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.mapview.CompareMode;
import org.lapwing.mapview.LinkedMaps;
import org.lapwing.mapview.Viewport;
import org.lapwing.workbench.state.InspectedPoint;
import org.lapwing.workbench.state.MapTool;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A person finds their way on the map: keys, tools, views, places.
@ExtendWith(ApplicationExtension.class)
class MapFlowTest {

    @TempDir
    Path folder;

    private WindowFixture fixture;
    private LinkedMaps maps;

    @Start
    void start(Stage stage) {
        fixture = WindowFixture.at(stage, 960, 900);
    }

    @BeforeEach
    void open() throws Exception {
        fixture.open("trained");
        maps = (LinkedMaps) fixture.find(".linked-maps");
        WindowFixture.run(() -> maps.primary().requestFocus());
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void inspectingShowsValuesProbabilitiesAndAProfileUntilEscape(FxRobot robot) throws Exception {
        robot.type(KeyCode.Q);
        assertTrue(fixture.shownTexts().contains("Click a point. Shift adds further ones."));
        robot.moveTo(maps.primary()).clickOn(MouseButton.PRIMARY);
        WindowFixture.until(
                Bindings.createBooleanBinding(
                        () -> fixture.window.map().inspect().points().stream()
                                .anyMatch(point -> point.state() == InspectedPoint.State.READ),
                        fixture.window.map().inspect().points()),
                read -> read);

        var texts = fixture.shownTexts();
        assertTrue(texts.contains("At this point"), texts.toString());
        assertTrue(texts.contains("Spectral profile"), texts.toString());
        assertTrue(texts.stream().anyMatch(text -> text.matches("\\d+[.,]\\d %")), "probabilities: " + texts);
        robot.type(KeyCode.ESCAPE);
        assertFalse(fixture.shownTexts().contains("At this point"));
        assertEquals(MapTool.PAN, fixture.window.map().tool().get());
    }

    @Test
    void aLengthIsMeasuredByClicksAndTakenBackByKey(FxRobot robot) throws Exception {
        robot.type(KeyCode.D);
        robot.moveTo(maps.primary()).clickOn(MouseButton.PRIMARY);
        robot.moveBy(60, 0).clickOn(MouseButton.PRIMARY);
        assertTrue(
                WindowFixture.onFx(() -> fixture.window.map().measure().result().get())
                        .endsWith(" m"));
        robot.type(KeyCode.BACK_SPACE);
        assertEquals(
                "",
                WindowFixture.onFx(() -> fixture.window.map().measure().result().get()));
        robot.type(KeyCode.A);
        assertEquals(
                MapTool.AREA,
                WindowFixture.onFx(() -> fixture.window.map().tool().get()));
    }

    @Test
    void severalViewsEachHaveAHeaderAndGoAgain(FxRobot robot) throws Exception {
        control(robot, KeyCode.DIGIT3);
        fixture.settle();
        assertEquals(3, WindowFixture.onFx(() -> maps.views().size()));
        assertEquals(
                List.of("Prediction + image.tif", "image.tif", "labels.tif + image.tif"),
                WindowFixture.onFx(() -> maps.lookupAll(".lw-view-header").stream()
                        .map(header -> ((MenuButton) header).getText())
                        .toList()));
        control(robot, KeyCode.DIGIT1);
        assertEquals(1, WindowFixture.onFx(() -> maps.views().size()));
        assertEquals(
                0, WindowFixture.onFx(() -> maps.lookupAll(".lw-view-header").size()));
    }

    @Test
    void theSwipeIsAKeyAndEscapeEndsIt(FxRobot robot) throws Exception {
        robot.type(KeyCode.W);
        assertEquals(CompareMode.SWIPE, WindowFixture.onFx(() -> maps.compareProperty()
                .get()));
        fixture.settle();
        WindowFixture.run(() -> maps.primary().requestFocus());
        robot.type(KeyCode.ESCAPE);
        assertEquals(CompareMode.NONE, WindowFixture.onFx(() -> maps.compareProperty()
                .get()));
    }

    @Test
    void aTypedPlaceMovesTheMapThereAndAltLeftBack(FxRobot robot) throws Exception {
        WindowFixture.run(() -> maps.primary().nativeResolution());
        var before = view();
        control(robot, KeyCode.G);
        robot.write("500020 5399990");
        robot.type(KeyCode.ENTER);
        assertEquals(500_020, view().centerX(), 1e-6);
        assertEquals(5_399_990, view().centerY(), 1e-6);
        assertFalse(fixture.shownTexts().contains("Go to coordinates"), "the card is gone");

        robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
        assertEquals(before.centerX(), view().centerX(), 1e-6);
        robot.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
        assertEquals(500_020, view().centerX(), 1e-6);
    }

    @Test
    void aBookmarkIsMadeRenamedAndGoneToByKeys(FxRobot robot) throws Exception {
        WindowFixture.run(() -> maps.primary().nativeResolution());
        var marked = view();
        control(robot, KeyCode.D);
        assertTrue(fixture.shownTexts().contains("View 1"));
        var name = WindowFixture.onFx(
                () -> fixture.stage.getScene().getRoot().lookupAll(".lw-map-card .text-field").stream()
                        .filter(node -> node instanceof TextField field
                                && field.getText().equals("View 1"))
                        .findFirst()
                        .orElseThrow());
        robot.clickOn(name);
        WindowFixture.run(() -> ((TextField) name).selectAll());
        robot.write("Mill").type(KeyCode.ENTER);
        assertEquals(
                "Mill",
                WindowFixture.onFx(() ->
                        fixture.window.map().bookmarks().bookmarks().getFirst().name()));

        WindowFixture.run(() -> maps.primary().home());
        control(robot, KeyCode.B);
        robot.type(KeyCode.SPACE);
        assertEquals(marked.unitsPerPixel(), view().unitsPerPixel(), 1e-9);
        assertEquals(marked.centerX(), view().centerX(), 1e-6);
    }

    @Test
    void coordinatesAreCopied(FxRobot robot) throws Exception {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.C).release(KeyCode.SHIFT, KeyCode.CONTROL);

        var copied = WindowFixture.onFx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(copied.matches("48[.,]\\d+° N  9[.,]\\d+° E"), copied);
    }

    @Test
    void theMenuOfTheMapOffersWhatCanBeDoneThere() throws Exception {
        var map = maps.primary();
        WindowFixture.run(() -> {
            var at = map.localToScreen(100, 100);
            map.fireEvent(new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED, 100, 100, at.getX(), at.getY(), false, null));
        });

        var items = WindowFixture.onFx(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .map(item -> String.valueOf(item.getText()))
                .toList());
        assertTrue(items.contains("Inspect this point"), items.toString());
        assertTrue(items.contains("Zoom to labels.tif"), items.toString());
        assertEquals(2, items.stream().filter(item -> item.startsWith("Copy ")).count(), "degrees and map coordinates");
    }

    @Test
    void thePictureOfTheMapHasALegendBelowIt(FxRobot robot) throws Exception {
        fixture.dialogs.target = Optional.of(folder.resolve("map.png"));
        control(robot, KeyCode.P);
        WindowFixture.until(Bindings.size(fixture.window.notices().unread()), count -> count.intValue() == 1);

        var sheet = ImageIO.read(folder.resolve("map.png").toFile());
        assertEquals((int) maps.primary().getWidth(), sheet.getWidth());
        assertTrue(sheet.getHeight() > maps.primary().getHeight() + 60);
        assertEquals(1, Files.list(folder).count(), "nothing else is left");
    }

    @Test
    void everyCommandOfTheMapIsInTheListAndHasItsKeyToItself() throws Exception {
        var keys = WindowFixture.onFx(() -> fixture.stage.getScene().getAccelerators().keySet().stream()
                .map(Object::toString)
                .sorted()
                .toList());

        assertEquals(keys.stream().distinct().toList(), keys);
        assertTrue(keys.containsAll(List.of("W", "Q", "D", "A", "Z", "O", "L")), keys.toString());
    }

    private static void control(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    }

    private Viewport view() throws Exception {
        return WindowFixture.onFx(() -> maps.primary().viewport());
    }
}
