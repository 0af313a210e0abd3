package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.mapview.MapClick;
import org.lapwing.mapview.MapPoint;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A person with imagery of several dates.
@ExtendWith(ApplicationExtension.class)
class TimeFlowTest {

    private WindowFixture fixture;

    @Start
    void start(Stage stage) {
        fixture = WindowFixture.at(stage, 960, 900);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private void choose(String... files) throws Exception {
        fixture.open("trained");
        fixture.dialogs.rasters = List.of(files).stream().map(Path::of).toList();
    }

    private void command(FxRobot robot, String name) {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write(name).type(KeyCode.ENTER);
    }

    @Test
    void datesAreCorrectedInTheDialogThenSteppedByKeys(FxRobot robot) throws Exception {
        choose("a_2020-03-01.tif", "b_2020-06-01.tif", "c.tif");
        command(robot, "Several Dates");
        WindowFixture.until(
                WindowFixture.onFx(
                        () -> robot.lookup("#dates-verdict").queryLabeled().textProperty()),
                text -> text.startsWith("One date needs"));
        assertTrue(WindowFixture.onFx(() -> robot.lookup("Add").queryButton().isDisabled()));

        var fields = WindowFixture.onFx(
                () -> List.copyOf(robot.lookup("#dates-list .text-field").<TextField>queryAll()));
        assertEquals("2020-06-01", WindowFixture.onFx(fields.get(1)::getText));
        robot.clickOn(fields.get(2)).write("2020-09-01").type(KeyCode.ENTER);
        fixture.settle();
        WindowFixture.until(fixture.window.times().active(), java.util.Optional::isPresent);
        var time = WindowFixture.onFx(() -> fixture.window.times().activeTime().orElseThrow());
        assertEquals(3, time.dates().size());

        robot.type(KeyCode.PERIOD, KeyCode.PERIOD, KeyCode.COMMA);

        assertEquals(1, WindowFixture.onFx(() -> time.position().get()));
        robot.type(KeyCode.T);
        assertTrue(WindowFixture.onFx(() -> time.playing().get()));
        WindowFixture.until(time.position(), now -> now.intValue() == 2);
        robot.type(KeyCode.T);
        fixture.settle();
        assertTrue(fixture.shownTexts().contains("3 of 3"));
    }

    @Test
    void aClickedPointIsPlottedAndTypedTextMovesNoDate(FxRobot robot) throws Exception {
        choose("a_2020-03-01.tif", "cloudy_2020-06-01.tif", "c_2020-09-01.tif");
        command(robot, "Several Dates");
        WindowFixture.until(
                WindowFixture.onFx(
                        () -> robot.lookup("#dates-verdict").queryLabeled().textProperty()),
                text -> text.startsWith("3 dates"));
        robot.clickOn("Add");
        fixture.settle();
        WindowFixture.until(fixture.window.times().active(), java.util.Optional::isPresent);
        WindowFixture.run(() -> fixture.window
                .map()
                .inspect()
                .click(new MapClick(new MapPoint(500_150, 5_399_850), MapClick.Kind.SINGLE)));
        WindowFixture.until(fixture.window.series().lines(), lines -> !lines.isEmpty());
        assertTrue(WindowFixture.onFx(
                () -> WindowFixture.isShown(robot.lookup("#time-series").query())));

        robot.clickOn("#series-measure .text-field")
                .press(KeyCode.CONTROL, KeyCode.A)
                .release(KeyCode.A, KeyCode.CONTROL);
        robot.write("b2 * 2.5, ").type(KeyCode.ENTER);
        assertEquals(0, WindowFixture.onFx(() -> fixture.window
                .times()
                .activeTime()
                .orElseThrow()
                .position()
                .get()));
        assertEquals(
                "b2 * 2.5, ",
                WindowFixture.onFx(() -> fixture.window.series().measure().get()));
        assertTrue(WindowFixture.onFx(
                () -> !fixture.window.series().problem().get().isEmpty()));

        robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write("nir").type(KeyCode.ENTER);
        WindowFixture.until(fixture.window.series().lines(), lines -> !lines.isEmpty());
        assertEquals(
                "", WindowFixture.onFx(() -> fixture.window.series().problem().get()));
    }
}
