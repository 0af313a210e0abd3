package org.lapwing.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
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
import org.lapwing.jobs.WorkerPool;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.lapwing.workbench.fake.FakeLand;
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

    private static final long PATIENCE_SECONDS = 30;

    private final WorkerPool pool = WorkerPool.create("fake", 2, WorkerPool.Ending.ABANDON);
    private final FakeServices services =
            new FakeServices(pool, TileLoader.create(new TileCache(64 << 20)), new FakeLand(256));
    private final List<String> styleProblems = new ArrayList<>();
    private final Logger styles = Logger.getLogger("javafx.css");
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
        dialogs = new AnsweringDialogs(stage);
        workbench = new Workbench(services, stage, WindowMemory.none(), dialogs);
        window = workbench.viewModel();
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(960);
        stage.setHeight(900);
        workbench.show();
    }

    @AfterEach
    void close() throws Exception {
        onFx(() -> {
            workbench.close();
            return true;
        });
        for (var handler : styles.getHandlers()) {
            styles.removeHandler(handler);
        }
        pool.close();
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
        assertTrue(shownTexts().contains("herbaceous"), "the legend lists the classes");
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
        var texts = shownTexts();
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
        assertTrue(shownTexts().contains("Exported image-classified.tif"));
    }

    @Test
    void accuracyIsMeasuredFromItsPanel(FxRobot robot) throws Exception {
        open("trained");
        workbench.tour().panel(TaskPanel.ACCURACY).get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        robot.clickOn("#accuracy-start");
        until(window.accuracy().report(), Optional::isPresent);

        assertTrue(shownTexts().contains("90.5 %"));
    }

    @Test
    void aBrokenFileIsExplainedAndTheMapStays(FxRobot robot) throws Exception {
        open("sample");
        dialogs.raster = Optional.of(Path.of("broken.tif"));

        var noticeCount = Bindings.size(window.notices().unread());
        robot.press(KeyCode.CONTROL).type(KeyCode.I).release(KeyCode.CONTROL);
        until(noticeCount, count -> count.intValue() > 0);

        assertTrue(shownTexts().contains("broken.tif ends after 12 bytes. Copy it again."));
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
        var nameless = onFx(() -> nodes().stream()
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
        workbench.tour().open(Path.of(project)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private Node button(String text) throws Exception {
        return onFx(() -> nodes().stream()
                .filter(node -> node instanceof ButtonBase each
                        && text.equals(each.getText().replace("_", ""))
                        && isShown(each))
                .findFirst()
                .orElseThrow());
    }

    private List<String> shownTexts() throws Exception {
        return onFx(() -> nodes().stream()
                .filter(WindowFlowTest::isShown)
                .map(node -> switch (node) {
                    case Labeled labeled -> String.valueOf(labeled.getText());
                    case TextField field -> field.getText();
                    default -> "";
                })
                .filter(text -> !text.isBlank())
                .toList());
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private List<Node> nodes() {
        var found = new ArrayList<Node>();
        collect(stage.getScene().getRoot(), found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        found.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
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
        return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static <T> void until(ObservableValue<T> value, Predicate<? super T> holds) throws Exception {
        var done = new CompletableFuture<Void>();
        onFx(() -> {
            if (holds.test(value.getValue())) {
                done.complete(null);
            }
            value.addListener((_, _, now) -> {
                if (holds.test(now)) {
                    done.complete(null);
                }
            });
            return true;
        });
        done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        onFx(() -> true); // what follows from the change has happened, too
    }
}
