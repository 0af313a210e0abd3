package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.mapview.LinkedMaps;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A person on a small screen makes room for the map.
@ExtendWith(ApplicationExtension.class)
class PanelFlowTest {

    private WindowFixture fixture;
    private Region map;

    @Start
    void start(Stage stage) {
        fixture = WindowFixture.at(stage, 1024, 700);
    }

    @BeforeEach
    void open() throws Exception {
        fixture.open("trained");
        map = (Region) fixture.find(".linked-maps");
        WindowFixture.run(() -> ((LinkedMaps) map).primary().requestFocus());
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private double mapWidth() throws Exception {
        return WindowFixture.onFx(map::getWidth);
    }

    private void untilWide(double width) throws Exception {
        WindowFixture.until(map.widthProperty(), now -> Math.abs(now.doubleValue() - width) < 4);
    }

    @Test
    void panelsFoldAwayAndComeBackAsWideAsTheyWere(FxRobot robot) throws Exception {
        double between = mapWidth();
        assertTrue(between < 600, "the map is " + between + " wide");
        robot.type(KeyCode.F7);
        untilWide(1024);
        assertFalse(fixture.shownTexts().contains("Layers"));
        robot.type(KeyCode.F7);
        untilWide(between);
        assertTrue(fixture.shownTexts().contains("Layers"));
    }

    @Test
    void askingForAPanelBringsThemBack(FxRobot robot) throws Exception {
        double between = mapWidth();
        robot.type(KeyCode.F7);
        untilWide(1024);
        robot.press(KeyCode.CONTROL).type(KeyCode.E).release(KeyCode.CONTROL);
        untilWide(between);
        assertTrue(fixture.shownTexts().contains("Whole image"));
    }

    @Test
    void noTwoCommandsShareAKey() throws Exception {
        var menus = (MenuBar) fixture.find(".menu-bar");
        var texts = WindowFixture.onFx(() -> menus.getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> item.getAccelerator() != null)
                .collect(Collectors.groupingBy(
                        item -> item.getAccelerator().getName(),
                        Collectors.mapping(MenuItem::getText, Collectors.toSet()))));
        assertTrue(texts.size() > 20, texts.toString());
        texts.forEach((key, commands) -> assertEquals(1, commands.size(), key + " runs " + commands));
    }

    @Test
    void aNarrowMapShowsOneMessageAndNamesTheRest() throws Exception {
        WindowFixture.run(() -> {
            fixture.window.notices().done("Wrote one", "", Optional.empty());
            fixture.window.notices().done("Wrote two", "", Optional.empty());
        });
        var texts = fixture.shownTexts();
        assertTrue(texts.contains("Wrote two"), texts.toString());
        assertFalse(texts.contains("Wrote one"), texts.toString());
        assertTrue(texts.contains("Show 1 more"), texts.toString());

        WindowFixture.run(() -> fixture.stage.setWidth(1440));
        WindowFixture.until(map.widthProperty(), now -> now.doubleValue() > 700);
        assertTrue(fixture.shownTexts().contains("Wrote one"));
    }

    @Test
    void theStatusLineSaysHowMuchMemoryIsHeld() throws Exception {
        assertTrue(
                fixture.shownTexts().stream().anyMatch(text -> text.matches("[\\d.,\\h]+ MiB")),
                fixture.shownTexts().toString());
    }
}
