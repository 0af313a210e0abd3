package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lapwing.workbench.WindowFixture.PATIENCE_SECONDS;
import static org.lapwing.workbench.WindowFixture.done;
import static org.lapwing.workbench.WindowFixture.isShown;
import static org.lapwing.workbench.WindowFixture.nodes;
import static org.lapwing.workbench.WindowFixture.onFx;
import static org.lapwing.workbench.WindowFixture.until;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.Outcome;
import org.lapwing.workbench.fake.FakeServices;
import org.lapwing.workbench.fake.FakeTraining;
import org.lapwing.workbench.state.LayerItem;
import org.lapwing.workbench.state.TrainState;
import org.lapwing.workbench.state.WindowViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A person at the window: mouse, keys, and what is then seen.
@ExtendWith(ApplicationExtension.class)
class WindowFlowTest {

    private final List<String> styleProblems = new ArrayList<>();
    private final Logger styles = Logger.getLogger("javafx.css");
    private WindowFixture fixture;
    private FakeServices services;
    private Stage stage;
    private Workbench workbench;
    private AnsweringDialogs dialogs;
    private WindowViewModel window;

    @Start
    void start(Stage shown) {
        styles.addHandler(new Handler() {
            @Override
            public void publish(LogRecord problem) {
                if (problem.getLevel().intValue() >= Level.WARNING.intValue()) {
                    styleProblems.add(problem.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        stage = shown;
        fixture = WindowFixture.at(stage, 960, 900);
        services = fixture.services;
        dialogs = fixture.dialogs;
        workbench = fixture.workbench;
        window = fixture.window;
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
        for (var handler : styles.getHandlers()) {
            styles.removeHandler(handler);
        }
    }

    @Test
    void anImageAndItsLabelsAreOpenedByTheButtonsThatThePanelOffers(FxRobot robot) throws Exception {
        dialogs.raster = Optional.of(Path.of("image.tif"));
        robot.clickOn(button("Open Image…"));
        until(window.workspace().image(), Optional::isPresent);

        dialogs.raster = Optional.of(Path.of("labels.tif"));
        robot.clickOn(button("Open Labels…"));
        until(window.train().state(), state -> state == TrainState.READY);

        assertEquals(2, onFx(() -> window.layers().items().size()));
        assertTrue(fixture.shownTexts().contains("herbaceous"), "the legend lists the classes");
    }

    @Test
    void trainingShowsItsCurvesAndSwitchesTheMapToTheBestCheckpoint(FxRobot robot) throws Exception {
        open("sample");

        robot.clickOn("#train-start");
        until(window.train().curves().bestEpoch(), epoch -> epoch.intValue() == FakeTraining.EPOCHS);
        until(window.train().state(), state -> state == TrainState.READY);
        onFx(() -> window.live().settled()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        workbench.tour().settled().get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        var shown = window.layers().drawn().get().getLast();
        assertEquals("v" + services.models.offers, shown.source().id().version());
        var texts = fixture.shownTexts();
        assertTrue(texts.contains("Training finished"), texts.toString());
        assertTrue(texts.contains("Best 79.3 % in epoch 6"), texts.toString());
        assertTrue(
                texts.stream().anyMatch(text -> text.startsWith("epoch " + services.models.offers + " · ")),
                "the layer names its checkpoint");
    }

    @Test
    void theMapIsExportedFromItsPanel(FxRobot robot) throws Exception {
        open("trained");
        workbench.tour().panel(TaskPanel.EXPORT).get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        robot.clickOn("#export-start");
        until(window.export().written(), Optional::isPresent);

        assertEquals(1, services.exported.size());
        assertTrue(fixture.shownTexts().contains("Exported image-classified.tif"));
    }

    @Test
    void accuracyIsMeasuredFromItsPanel(FxRobot robot) throws Exception {
        open("trained");
        workbench.tour().panel(TaskPanel.ACCURACY).get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        robot.clickOn("#accuracy-start");
        until(window.accuracy().report(), Optional::isPresent);

        assertTrue(fixture.shownTexts().contains("90.5 %"));
    }

    @Test
    void aBrokenFileIsExplainedAndTheMapStays(FxRobot robot) throws Exception {
        open("sample");
        dialogs.raster = Optional.of(Path.of("broken.tif"));

        var noticeCount = Bindings.size(window.notices().unread());
        robot.press(KeyCode.CONTROL).type(KeyCode.I).release(KeyCode.CONTROL);
        until(noticeCount, count -> count.intValue() > 0);

        assertTrue(fixture.shownTexts().contains("broken.tif ends after 12 bytes. Copy it again."));
        assertEquals("image.tif", window.workspace().image().get().orElseThrow().name());
        robot.clickOn(onFx(() -> (Node) stage.getScene().lookup(".lw-notice .button")));
        assertTrue(onFx(() -> window.notices().unread().isEmpty()), "a message goes when it is closed");
    }

    @Test
    void theKeySHidesThePredictionButIsTextInAField(FxRobot robot) throws Exception {
        open("trained");
        var item = window.layers().find(LayerItem.Role.PREDICTION).orElseThrow();

        robot.type(KeyCode.S);
        assertFalse(onFx(() -> item.visible().get()));
        robot.type(KeyCode.S);
        assertTrue(onFx(() -> item.visible().get()));

        var name = onFx(() -> (TextField) stage.getScene().lookup(".lw-plain-field"));
        robot.clickOn(name).type(KeyCode.END).type(KeyCode.S);
        assertTrue(onFx(() -> item.visible().get()), "typing a name hides nothing");
    }

    @Test
    void theCommandListFindsAndRunsACommand(FxRobot robot) throws Exception {
        open("trained");

        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.write("hide pred");
        robot.type(KeyCode.ENTER);

        assertFalse(onFx(() -> window.layers()
                .find(LayerItem.Role.PREDICTION)
                .orElseThrow()
                .visible()
                .get()));
    }

    @Test
    void closingWhileAJobRunsAsks() throws Exception {
        var going = new CompletableFuture<Void>();
        var exportToken = new CompletableFuture<CancelToken>();
        services.export = (_, cancel, _) -> {
            exportToken.complete(cancel);
            going.join();
        };
        open("trained");
        onFx(() -> window.export().start());

        requestClose();
        assertEquals(1, dialogs.questions);
        assertTrue(dialogs.question.contains("Exporting"), dialogs.question);
        assertFalse(services.closed, "the person wants to go on");
        var token = exportToken.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertFalse(token.isCancelled(), "the person wants to go on");

        dialogs.agrees = true;
        requestClose();
        assertTrue(token.isCancelled(), "closing stops the export");
        going.complete(null);
        assertTrue(services.closed);
    }

    @Test
    void closingWhileATrainingRunsStopsIt() throws Exception {
        var running = new CompletableFuture<CancelToken>();
        var going = new CompletableFuture<Void>();
        services.training = (_, cancel, _) -> {
            running.complete(cancel);
            going.join();
            throw new CancelledException();
        };
        open("trained");
        var run = onFx(() -> window.train().start());
        var token = running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        dialogs.agrees = true;
        requestClose();

        assertTrue(dialogs.question.contains("Training"), dialogs.question);
        assertTrue(token.isCancelled());
        going.complete(null);
        assertTrue(run.handle((_, failure) -> Outcome.cause(failure) instanceof CancelledException)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void closingWithAnEditedLegendOffersToSaveIt() throws Exception {
        open("trained");
        onFx(() -> {
            window.legend().rename(0, "river");
            return true;
        });

        requestClose();
        assertEquals(1, dialogs.questions);
        assertFalse(services.closed, "cancelled");

        dialogs.unsaved = Dialogs.Unsaved.SAVE;
        requestClose();
        until(stage.showingProperty(), showing -> !showing);
        assertTrue(services.closed);
        assertEquals(List.of("legend.json"), services.files.written);
    }

    @Test
    void anEditedLegendMayBeDiscarded() throws Exception {
        open("trained");
        onFx(() -> {
            window.legend().rename(0, "river");
            return true;
        });
        dialogs.unsaved = Dialogs.Unsaved.DISCARD;
        requestClose();
        assertTrue(services.closed);
        assertEquals(List.of(), services.files.written);
    }

    private void requestClose() throws Exception {
        onFx(() -> {
            stage.getOnCloseRequest().handle(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
    }

    @Test
    void closingAnIdleWindowAsksNothing() throws Exception {
        open("trained");
        requestClose();
        assertEquals(0, dialogs.questions);
        assertTrue(services.closed);
    }

    @Test
    void everyControlHasANameAndEveryStyleIsUnderstood() throws Exception {
        open("trained");
        onFx(() -> window.accuracy().start());
        until(window.accuracy().report(), Optional::isPresent);
        for (var theme : List.of(ThemeChoice.DARK, ThemeChoice.LIGHT)) {
            workbench.tour().theme(theme).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            for (var panel : TaskPanel.values()) {
                workbench.tour().panel(panel).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }

        assertEquals(List.of(), styleProblems);
        var nameless = onFx(() -> nodes(stage.getScene().getRoot()).stream()
                .filter(node -> node instanceof ButtonBase button
                        && (button.getText() == null || button.getText().isBlank())
                        && button.isFocusTraversable()
                        && (button.getAccessibleText() == null
                                || button.getAccessibleText().isBlank()))
                .map(Object::toString)
                .toList());
        assertEquals(List.of(), nameless);
    }

    @Test
    void aPictureHasTheSizeOfTheWindow() throws Exception {
        workbench.tour().resize(1024, 700).get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        var png = workbench.tour().snapshot().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var picture = ImageIO.read(new ByteArrayInputStream(png));

        assertEquals(1024, picture.getWidth());
        assertEquals(700, picture.getHeight());
    }

    private void open(String project) throws Exception {
        done(workbench.tour().open(Path.of(project)));
    }

    private Node button(String text) throws Exception {
        return onFx(() -> nodes(stage.getScene().getRoot()).stream()
                .filter(node -> node instanceof ButtonBase each
                        && text.equals(each.getText().replace("_", ""))
                        && isShown(each))
                .findFirst()
                .orElseThrow());
    }
}
