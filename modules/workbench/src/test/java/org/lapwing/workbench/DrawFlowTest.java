package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.mapview.LinkedMaps;
import org.lapwing.workbench.drawing.DrawingTool;
import org.lapwing.workbench.state.LabelsViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A person draws labels on the map, takes steps back and finds everything again.
@ExtendWith(ApplicationExtension.class)
class DrawFlowTest {

    @TempDir
    static Path folder;

    private WindowFixture fixture;
    private LinkedMaps maps;

    @Start
    void start(Stage stage) {
        fixture = WindowFixture.at(stage, 960, 900);
        fixture.services.labels.folder = Optional.of(folder);
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
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void aPolygonIsDrawnUndoneRedoneAndFoundAgain(FxRobot robot) throws Exception {
        take(robot, KeyCode.P);
        robot.type(KeyCode.DIGIT2);
        triangle(robot);
        robot.type(KeyCode.ENTER);
        drawn(1);
        var first = annotations().getFirst();
        assertEquals("Ada", first.author());
        assertEquals(4, first.geometry().getNumPoints());
        assertEquals(
                fixture.window.annotations().classes().numbered().get(1).code(),
                first.classCode(),
                "digit 2 was typed");
        assertEquals(
                1,
                WindowFixture.onFx(
                        () -> fixture.window.selection().chosen().get().size()));

        control(robot, KeyCode.Z);
        drawn(0);
        control(robot, KeyCode.Y);
        drawn(1);
        WindowFixture.done(WindowFixture.onFx(() -> fixture.window.annotations().written()));

        fixture.open("other");
        drawn(0);
        fixture.open("trained");
        drawn(1);
        assertTrue(annotations().getFirst().saysTheSameAs(first), "found again as it was drawn");
    }

    @Test
    void theBrushPaintsAndEscapeGivesAStrokeUp(FxRobot robot) throws Exception {
        take(robot, KeyCode.B);
        robot.moveTo(maps.primary()).press(MouseButton.PRIMARY).moveBy(40, 0).type(KeyCode.ESCAPE);
        robot.release(MouseButton.PRIMARY);
        drawn(0);

        robot.press(MouseButton.PRIMARY).moveBy(-40, 0).release(MouseButton.PRIMARY);
        drawn(1);
        double painted = annotations().getFirst().geometry().getArea();
        robot.type(KeyCode.E);
        WindowFixture.until(fixture.window.drawing().tool(), tool -> tool.filter(DrawingTool.ERASER::equals)
                .isPresent());
        robot.moveBy(10, 0).press(MouseButton.PRIMARY).moveBy(10, 0).release(MouseButton.PRIMARY);
        WindowFixture.until(fixture.window.annotations().snapshot(), all -> all.filter(
                        labels -> labels.annotations().getFirst().geometry().getArea() < painted * 0.9)
                .isPresent());
    }

    @Test
    void strokesKeepTheClassTheyWereDrawnWithHoweverFastTheNextIsPicked(FxRobot robot) throws Exception {
        take(robot, KeyCode.P);
        triangle(robot);
        robot.type(KeyCode.ENTER, KeyCode.DIGIT2);
        drawn(1);

        assertEquals(
                fixture.window.annotations().classes().numbered().getFirst().code(),
                annotations().getFirst().classCode());
    }

    @Test
    void nothingIsDrawnWhereNobodySaysWhoDraws(FxRobot robot) throws Exception {
        fixture.dialogs.author = Optional.empty();
        robot.type(KeyCode.P);

        assertEquals(
                Optional.empty(),
                WindowFixture.onFx(() -> fixture.window.drawing().tool().get()));
        assertFalse(Files.exists(fixture.services.labels.real(Path.of("trained/labels.gpkg"))));
        assertEquals(
                LabelsViewModel.State.NONE,
                WindowFixture.onFx(() -> fixture.window.annotations().state().get()));
    }

    private void take(FxRobot robot, KeyCode key) throws Exception {
        robot.type(key);
        WindowFixture.until(fixture.window.drawing().tool(), Optional::isPresent);
    }

    private void triangle(FxRobot robot) {
        robot.moveTo(maps.primary()).clickOn(MouseButton.PRIMARY);
        robot.moveBy(60, 0).clickOn(MouseButton.PRIMARY);
        robot.moveBy(0, 60).clickOn(MouseButton.PRIMARY);
    }

    private List<Annotation> annotations() throws Exception {
        return WindowFixture.onFx(() ->
                fixture.window.annotations().snapshot().get().orElseThrow().annotations());
    }

    private void drawn(int count) throws Exception {
        WindowFixture.until(
                fixture.window.annotations().snapshot(),
                all -> all.map(LabelSnapshot::size).orElse(0) == count);
    }

    private static void control(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    }
}
