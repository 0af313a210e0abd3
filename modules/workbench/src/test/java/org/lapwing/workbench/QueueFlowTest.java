package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.labels.annotation.AnnotationSource;
import org.lapwing.learning.query.QueueState;
import org.lapwing.learning.query.QueueState.Flag;
import org.lapwing.learning.query.QueueState.Status;
import org.lapwing.mapview.LinkedMaps;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.workbench.state.LayerItem;
import org.lapwing.workbench.state.QueueViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A person labels what the model asks for, by keys alone, lets it learn, and looks at what that changed.
@ExtendWith(ApplicationExtension.class)
class QueueFlowTest {

    private WindowFixture fixture;
    private LinkedMaps maps;
    private QueueViewModel queue;

    @Start
    void start(Stage stage) {
        fixture = WindowFixture.at(stage, 980, 900);
    }

    @BeforeEach
    void open() throws Exception {
        fixture.open("trained");
        maps = (LinkedMaps) fixture.find(".linked-maps");
        queue = fixture.window.queue();
        WindowFixture.run(() -> maps.primary().requestFocus());
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void theQueueIsWalkedByKeysAndEveryWayOutOfAPatchIsKept(FxRobot robot) throws Exception {
        ask(robot);
        double first = middle();
        robot.type(KeyCode.RIGHT);
        at(1);
        fixture.settle();
        assertNotEquals(first, middle(), "the map goes to the patch");
        robot.type(KeyCode.LEFT);
        at(0);

        robot.type(KeyCode.K);
        at(1);
        robot.type(KeyCode.J);
        at(2);
        robot.type(KeyCode.X);
        WindowFixture.until(queue.state(), now -> now.entries().get(2).flag() == Flag.RAISED);
        control(robot, KeyCode.RIGHT);
        at(3);
        var entries = state().entries();
        assertEquals(
                List.of(Status.SKIPPED, Status.DEFERRED, Status.WAITING),
                entries.subList(0, 3).stream().map(QueueState.Entry::status).toList());
        var texts = fixture.shownTexts();
        assertTrue(texts.contains("Patch 4 of 10 · waiting"), texts.toString());
        assertTrue(
                texts.stream().anyMatch(text -> text.startsWith("Undecided between tree and herbaceous.")),
                texts.toString());
    }

    @Test
    void theArrowsMoveTheMapAgainWhenThePatchesArePutAway(FxRobot robot) throws Exception {
        ask(robot);
        WindowFixture.run(queue::putAway);
        fixture.settle();
        double before = middle();
        WindowFixture.run(() -> maps.primary().requestFocus());
        robot.type(KeyCode.RIGHT);
        fixture.settle();

        assertTrue(middle() > before);
        assertFalse(fixture.shownTexts().stream().anyMatch(text -> text.startsWith("Patch 1 of")));
        assertEquals(10, state().entries().size(), "they stay in the list");
    }

    @Test
    void acceptedSuggestionsTeachTheModelAndTwoRoundsAreCompared(FxRobot robot) throws Exception {
        ask(robot);
        robot.type(KeyCode.ENTER);
        at(1);
        var labels = WindowFixture.onFx(() ->
                fixture.window.annotations().snapshot().get().orElseThrow().annotations());
        assertEquals(1, labels.size());
        assertEquals(AnnotationSource.ACCEPTED, labels.getFirst().source());
        assertEquals("Ada", labels.getFirst().author());
        assertEquals(1, labels.getFirst().round());
        assertEquals(Status.LABELLED, state().entries().getFirst().status());

        robot.type(KeyCode.F6);
        rounds(1);
        WindowFixture.run(() -> maps.primary().requestFocus());
        robot.type(KeyCode.ENTER);
        at(2);
        robot.type(KeyCode.F6);
        rounds(2);
        assertTrue(fixture.shownTexts().stream().anyMatch(text -> text.startsWith("Updated in 1.9 s.")));
        assertEquals(1, WindowFixture.onFx(() -> fixture.window
                .rounds()
                .rounds()
                .get()
                .rounds()
                .getLast()
                .patches()));

        WindowFixture.run(() -> fixture.window
                .rounds()
                .compare(
                        fixture.window.rounds().rounds().get().rounds().get(0),
                        fixture.window.rounds().rounds().get().rounds().get(1)));
        var texts = fixture.shownTexts();
        assertTrue(texts.contains("Round 1 and round 2"), texts.toString());
        assertTrue(texts.contains("Revision of the labels"), texts.toString());
        WindowFixture.done(WindowFixture.onFx(() -> fixture.window.rounds().showChanges()));
        WindowFixture.until(fixture.window.prediction().mode(), mode -> mode == ScoreMode.CHANGED);
        fixture.settle();
        assertTrue(WindowFixture.onFx(() -> fixture.window
                        .layers()
                        .find(LayerItem.Role.PREDICTION)
                        .orElseThrow()
                        .source()
                        .get()
                        .id()
                        .version())
                .contains("against"));
    }

    private void ask(FxRobot robot) throws Exception {
        control(robot, KeyCode.J);
        WindowFixture.until(queue.state(), now -> now.entries().size() == 10);
        WindowFixture.run(() -> maps.primary().requestFocus());
        fixture.settle();
    }

    private void at(int index) throws Exception {
        WindowFixture.until(queue.state(), now -> now.current() == index);
    }

    private void rounds(int count) throws Exception {
        WindowFixture.until(
                fixture.window.rounds().rounds(), now -> now.rounds().size() == count);
        WindowFixture.done(WindowFixture.onFx(() -> fixture.window.live().settled()));
    }

    private QueueState state() throws Exception {
        return WindowFixture.onFx(() -> queue.state().get());
    }

    private double middle() throws Exception {
        return WindowFixture.onFx(() -> maps.primary().viewport().centerX());
    }

    private static void control(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    }
}
